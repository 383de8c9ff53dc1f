using System.Globalization;
using System.Text;

namespace MLlm3Rec.Cli.Issues;

/// <summary>A method that knows nothing gives everything one score. The middle of that tie was taken for its rank: a hit for everybody among 20
/// candidates, for nobody among 100.</summary>
public sealed class EqualScoresTests : IDisposable
{
    private readonly CliFolder cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData("19", 0.5)]
    [InlineData("99", 0.1)]
    public async Task Evaluate_OneScoreForAll_IsExactlyChance(string negatives, double chance)
    {
        await ImportAsync();

        var outcome = await cli.RunAsync([.. Evaluate(negatives), "--json"]);

        var method = outcome.Json.GetProperty("methods")[0];
        Assert.Equal(chance, method.GetProperty("metrics").GetProperty("HR@10").GetProperty("mean").GetDouble(), 1e-12);
        Assert.Equal(1, method.GetProperty("equalShare").GetDouble());
    }

    [Fact]
    public async Task Evaluate_EqualScores_AreToldWhereTheyAre()
    {
        await ImportAsync();

        var outcome = await cli.RunAsync(Evaluate("19"));

        Assert.Contains("other candidates have too: tf-idf 100 % of users.", outcome.Output, StringComparison.Ordinal);
    }

    private static string[] Evaluate(string negatives) =>
        ["evaluate", "--dataset", "codes", "--methods", "tf-idf,random", "--protocol", "sampled", "--negatives", negatives];

    /// <summary>Items that nothing tells of.</summary>
    private async Task ImportAsync()
    {
        var rows = new StringBuilder("user_id,item_id,timestamp\n");
        for (var user = 0; user < 12; user++)
        {
            for (var place = 0; place < 12; place++)
            {
                rows.Append(CultureInfo.InvariantCulture, $"u{user},{((user * 12) + place) % 130},{1_600_000_000 + place}\n");
            }
        }

        await File.WriteAllTextAsync(cli.FileOf("codes.csv"), rows.ToString(), TestContext.Current.CancellationToken);
        await cli.RunAsync("import", cli.FileOf("codes.csv"), "--name", "codes");
    }
}
