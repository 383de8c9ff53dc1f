namespace MLlm3Rec.Cli.Issues;

/// <summary>What a page may not set up, the command line may not either, unless it says so.</summary>
public sealed class ClosedConnectionTests : IDisposable
{
    private readonly CliFolder cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData("AWS_SECRET_ACCESS_KEY", "--address", "https://models.example/v1", "--key-env", "AWS_SECRET_ACCESS_KEY")]
    [InlineData("10.0.0.7", "--address", "http://10.0.0.7/v1", "--no-key")]
    [InlineData("unencrypted", "--address", "http://models.example/v1", "--key-env", "MLLM3REC_KEY_X")]
    public async Task Add_ClosedVariableOrAddress_ExitsWithTwoAndWords(string word, params string[] options)
    {
        var outcome = await cli.RunAsync(["connections", "add", "stranger", "--kind", "compatible", "--model", "m", .. options]);

        Assert.Equal(2, outcome.Exit);
        Assert.Contains(word, outcome.Error, StringComparison.Ordinal);
        Assert.Empty((await cli.RunAsync("connections", "list", "--json")).Json.EnumerateArray());
    }

    [Theory]
    [InlineData("--key-variables", "OPENAI_*", "--address", "https://models.example/v1", "--key-env", "OPENAI_API_KEY")]
    [InlineData("--networks", "10.0.0.0/8", "--address", "http://10.0.0.7/v1", "--no-key")]
    [InlineData("--key-over-http", "--address", "http://models.example/v1", "--key-env", "MLLM3REC_KEY_X")]
    public async Task Add_OpenedByAWord_IsAdded(params string[] options)
    {
        var outcome = await cli.RunAsync(["connections", "add", "own", "--kind", "compatible", "--model", "m", .. options]);

        Assert.Equal((0, ""), (outcome.Exit, outcome.Error));
    }
}
