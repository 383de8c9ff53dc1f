using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Reports;
using MLlm3Rec.Reports.Comparing;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Pages;

namespace MLlm3Rec.Web.Reports;

public sealed class ComparisonReportsTests : PeoplePageTest
{
    [Fact]
    public async Task Html_FinishedEvaluation_HoldsWhatIsNeededToRepeatIt()
    {
        var (run, file) = await MakeAsync();

        var page = Parse(file);
        Assert.Equal("Floor & <ceiling>", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("--methods popularity,random --protocol full --seed 42", page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(run.Provenance.DataHash!, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Floor &amp; &lt;ceiling&gt;", file, StringComparison.Ordinal);
        Assert.DoesNotContain("http", file, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.QuerySelectorAll("script, link, img"));
        Assert.Contains("popularity is “Popularity”; random is “Chance”", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Methods\"", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("synthetic", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_FinishedEvaluation_BeginsWithVerdictAndDrawing()
    {
        var (_, file) = await MakeAsync();

        var main = Parse(file).QuerySelector("main")!;
        Assert.Equal(["H1", "P", "DIV"], main.Children.Take(3).Select(child => child.TagName.ToUpperInvariant()));
        Assert.Equal("verdict", main.Children[1].ClassName);
        Assert.Equal(1, main.QuerySelectorAll("svg circle").Length);
        Assert.Contains("Chance", main.QuerySelector("svg")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_SyntheticDataset_SaysSoAbove()
    {
        var (run, _) = await MakeAsync(synthetic: true);
        var reports = new ComparisonReports(Services.GetRequiredService<ExperimentExports>());

        Assert.Equal("synthetic", Parse(await reports.HtmlAsync(run.Id, Cancelled)).QuerySelector("main p strong")!.TextContent);
    }

    [Fact]
    public async Task Request_FinishedEvaluation_IsAFileOfItsOwn()
    {
        var (run, _) = await MakeAsync();
        var json = await new ComparisonReports(Services.GetRequiredService<ExperimentExports>()).RequestAsync(run.Id, Cancelled);

        Assert.Equal("Floor & <ceiling>", System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("Name").GetString());
    }

    [Fact]
    public void Ticks_AnyRange_AreRoundWithNought()
    {
        Assert.Equal([0, 0.02, 0.04, 0.06], LeadPicture.Ticks(-0.003, 0.078).Select(tick => Math.Round(tick, 9)));
        Assert.Equal([0], LeadPicture.Ticks(0, 0));
    }

    [Fact]
    public async Task Html_FinishedEvaluation_HoldsEveryMeanWithItsInterval()
    {
        var (run, file) = await MakeAsync();

        var summary = run.Result!.Comparison!.Methods.Single(method => method.Name == "popularity").Metrics["NDCG@10"];
        var table = Parse(file).QuerySelector("table")!;
        var column = table.QuerySelectorAll("thead th").Select(heading => heading.TextContent).ToList().IndexOf("NDCG@10");
        var cell = table.QuerySelectorAll("tbody tr").Single(row => row.FirstElementChild!.TextContent == "Popularity").Children[column];
        Assert.StartsWith($"{summary.Mean.ToString("F4", CultureInfo.InvariantCulture)} [", cell.TextContent.Trim(), StringComparison.Ordinal);
        string[] headings =
        [
            "All users", "By what was known of a user", "By how popular the hidden item is", "What the lists are like", "Setup", "Where it came from",
            "Do it again",
        ];
        Assert.Equal(headings, Headings(file));
    }

    [Fact]
    public async Task Html_FewUsers_CallsNoMethodBest()
    {
        var (_, file) = await MakeAsync(users: Comparison.FewUsers - 1);

        var page = Parse(file);
        Assert.StartsWith("29 users are too few to call a method ahead", page.QuerySelector(".verdict")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("td.best"));
        Assert.DoesNotContain(page.QuerySelectorAll("small"), small => small.TextContent == "best");
    }

    [Fact]
    public async Task Html_AskedAgain_IsTheSamePage()
    {
        var (run, _) = await MakeAsync();
        var reports = new ComparisonReports(Services.GetRequiredService<ExperimentExports>());

        Assert.Same(await reports.HtmlAsync(run.Id, Cancelled), await reports.HtmlAsync(run.Id, Cancelled));
    }

    private async Task<(RunRecord Run, string File)> MakeAsync(int? users = null, bool synthetic = false)
    {
        await Services.GetRequiredService<DatasetStore>().SaveAsync(
            SmallDataset.Make(users: 60, withReviews: true) with { Synthetic = synthetic }, progress: null, Cancelled);
        var request = new EvaluateRequest
        {
            Dataset = SmallDataset.Name,
            Methods = ["popularity", "random"],
            Protocol = Protocol.Full,
            Name = "Floor & <ceiling>",
            Users = users,
        };
        var run = await Services.GetRequiredService<RunQueue>().RunNowAsync(request, Cancelled);
        return (run, await new ComparisonReports(Services.GetRequiredService<ExperimentExports>()).HtmlAsync(run.Id, Cancelled));
    }

    private static IEnumerable<string> Headings(string file) => Parse(file).QuerySelectorAll("h2").Select(heading => heading.TextContent);

    private static IHtmlDocument Parse(string file) => new HtmlParser().ParseDocument(file);
}
