using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.Language.Servers;

/// <summary>What one refusal amounts to, in the words of servers that are in use.</summary>
public sealed class FailuresTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429, "Rate limit reached for m. Add a payment method at https://example.test/account/billing to increase it.")]
    [InlineData(429, "You exceeded your current quota, please check your plan and billing details. Please retry in 32.5s.")]
    [InlineData(429, "Quota exceeded for quota metric 'Requests per minute'.")]
    [InlineData(503, "Loading model")]
    [InlineData(500, "CUDA error")]
    [InlineData(408, "Timeout")]
    public async Task Ask_WhatMayPass_IsAskedAgain(int status, string words)
    {
        await using var desk = await RefusingOnceAsync(new Refusal(status, words));

        Assert.IsType<Accepted<MotivationProfile>>(await AskAsync(desk));
        Assert.Equal(2, desk.Server.Calls.Count);
    }

    [Theory]
    [InlineData(429, "You exceeded your current quota, please check your plan and billing details.", "quota of this key is used up")]
    [InlineData(403, "Your credit balance is too low.", "quota of this key is used up")]
    [InlineData(402, "Payment required", "no credit left")]
    [InlineData(401, "Incorrect API key", "key is refused")]
    [InlineData(400, "The model `m` does not exist or you do not have access to it.", "is unknown to the server")]
    [InlineData(404, "model \"m\" not found, try pulling it first", "is unknown to the server")]
    public async Task Ask_WhatHoldsForAll_EndsIt(int status, string words, string told)
    {
        await using var desk = await RefusingOnceAsync(new Refusal(status, words));

        var failed = await Assert.ThrowsAsync<ConnectionFailedException>(() => AskAsync(desk));

        Assert.Contains(told, failed.Words, StringComparison.Ordinal);
        Assert.Single(desk.Server.Calls);
    }

    [Theory]
    [InlineData(400, "'response_format' of type 'json_schema' is not supported for this model: schema not found.")]
    [InlineData(400, "temperature is not supported for this model.")]
    [InlineData(400, "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.")]
    [InlineData(422, "Value error: guided_json is not supported")]
    [InlineData(500, "Failed to initialize samplers: failed to parse grammar")]
    public async Task Ask_WhatCanBeGivenUp_IsAskedWithout(int status, string words)
    {
        await using var desk = await RefusingOnceAsync(new Refusal(status, words));

        Assert.IsType<Accepted<MotivationProfile>>(await AskAsync(desk));
        Assert.Equal(2, desk.Server.Calls.Count);
        Assert.NotNull(desk.Connection.Dialect);
    }

    private static Task<LanguageFixture> RefusingOnceAsync(Refusal refusal)
    {
        var honest = ModelScript.Honest();
        return LanguageFixture.OpenAsync(honest with { Chat = (request, number) => number == 1 ? refusal : honest.Chat(request, number) });
    }

    private static async Task<Answer<MotivationProfile>> AskAsync(LanguageFixture desk)
    {
        await using var engine = desk.Engine();
        var dataset = Bookshop.Of(1);
        return await engine.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token);
    }
}
