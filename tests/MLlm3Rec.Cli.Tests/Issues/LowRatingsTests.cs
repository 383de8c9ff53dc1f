using System.Text;

namespace MLlm3Rec.Cli.Issues;

/// <summary>Half of the people end on a film that they rate 1 of 5.</summary>
public sealed class LowRatingsTests : IDisposable
{
    private readonly CliFolder cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Evaluate_LowRatingsHidden_AreToldOrLeftOut()
    {
        await ImportAsync();

        var usual = await cli.RunAsync("evaluate", "--dataset", "films", "--methods", "popularity,random");
        var asked = await cli.RunAsync("evaluate", "--dataset", "films", "--methods", "popularity,random", "--hide-rated", "3");

        Assert.Contains(
            "10 of 20 hidden choices have a rating from the lowest 30 % of the scale; to find one counts as a hit.", usual.Output,
            StringComparison.Ordinal);
        Assert.Contains("10 more users are left out: their hidden choice is rated lower.", asked.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("lowest 30 %", asked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_NoRating_IsRefusedInWords()
    {
        await ImportAsync();

        var outcome = await cli.RunAsync("evaluate", "--dataset", "films", "--methods", "popularity", "--learn-rated", "low");

        Assert.Contains("--learn-rated is any, mean or a number, not \"low\".", outcome.Error, StringComparison.Ordinal);
    }

    private async Task ImportAsync()
    {
        var rows = new StringBuilder("user_id,item_id,rating,timestamp\n");
        for (var user = 0; user < 20; user++)
        {
            rows.Append($"u{user},f{user % 5},5,1600000000\nu{user},f{5 + (user % 3)},4,1600100000\n")
                .Append($"u{user},f{8 + (user % 4)},{(user % 2 == 0 ? 1 : 5)},1600200000\n");
        }

        await File.WriteAllTextAsync(cli.FileOf("films.csv"), rows.ToString(), TestContext.Current.CancellationToken);
        await cli.RunAsync("import", cli.FileOf("films.csv"), "--name", "films");
    }
}
