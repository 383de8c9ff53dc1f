using MLlm3Rec.Connections;

namespace MLlm3Rec.Web.Words;

public sealed class ConnectionWordsTests
{
    [Fact]
    public void Dialect_NothingRefused_IsShort() =>
        Assert.Equal("takes a JSON schema; the limit of replies is called max_completion_tokens", ConnectionWords.Dialect(new ServerDialect()));

    [Fact]
    public void Dialect_WhatWasLearned_IsNamed() =>
        Assert.Equal(
            "takes no form of replies; no temperature; the limit of replies is called max_tokens; replies of 700 tokens at most; "
                + "prompt and reply of 4,096 tokens at most",
            ConnectionWords.Dialect(new ServerDialect
            {
                Structure = StructuredOutput.Fenced,
                TakesTemperature = false,
                SaysMaxTokens = true,
                MostTokensOut = 700,
                ContextTokens = 4096,
            }));
}
