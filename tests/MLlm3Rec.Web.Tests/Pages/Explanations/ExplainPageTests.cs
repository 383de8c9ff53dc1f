using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Explanations;
using MLlm3Rec.Ranking;
using MLlm3Rec.Reports.Explaining;
using MLlm3Rec.Reports;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Explanations;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

public sealed class ExplainPageTests : PeoplePageTest
{
    private const string Address = "/explain?dataset=small%20dataset&user=u0002";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task NoModel_OffersToTrain()
    {
        await ImportSmallDatasetAsync();

        var page = Open<ExplainPage>(Address);

        Assert.Equal("Train", page.WaitForElement("button.primary", Patience).TextContent.Trim());
    }

    [Fact]
    public async Task OneItem_WaterfallAndTable_SumToTheScore()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);

        var page = Open<ExplainPage>(Address);

        page.WaitForElement("figure.waterfall", Patience);
        await page.Find(".waterfall details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        var sum = page.FindAll("[data-adds]").Sum(cell => double.Parse(cell.GetAttribute("data-adds")!, CultureInfo.InvariantCulture));
        Assert.Equal(double.Parse(page.Find("[data-score]").GetAttribute("data-score")!, CultureInfo.InvariantCulture), sum, 1e-6);
        Assert.EndsWith(".", page.Find(".words").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShareOfMotives_StandsOnPageReportAndExport()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);
        var fittedDataset = await Services.GetRequiredService<FittedDatasetCache>().GetAsync(SmallDataset.Name, Cancelled);
        var board = (await ExplainMaker.MakeAsync(fittedDataset, new ExplainView { User = "u0002" }, Cancelled))!;
        var share = KindShare.OfMotives(board.Explanation.Parts)!.Value;
        var expected = $"Motives make up {KindShareWords.Percent(share)} of this score";

        var page = Open<ExplainPage>(Address);
        var report = await ExplanationReports.HtmlAsync(board.Explanation, board.Story, DefaultVocabulary.Instance);
        var table = PartExport.Of(board)(Cancelled);

        Assert.StartsWith(expected, page.WaitForElement("[data-testid=share]", Patience).TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains(expected, report, StringComparison.Ordinal);
        Assert.Equal("motive_share", table.Columns[^1]);
        Assert.Equal(share, (await table.Rows.FirstAsync(Cancelled))[^1]);
    }

    [Fact]
    public async Task Waterfall_AnyProposal_EndsAtTheScoreWithoutAGap()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);
        var fittedDataset = await Services.GetRequiredService<FittedDatasetCache>().GetAsync(SmallDataset.Name, Cancelled);

        var board = (await ExplainMaker.MakeAsync(fittedDataset, new ExplainView { User = "u0002" }, Cancelled))!;

        var fall = Waterfall.Of(board.Explanation);
        Assert.Equal(board.Explanation.RankPosition.Score, fall.Score, 1e-6);
        Assert.Equal(fall.Steps.Select(step => step.To).SkipLast(1), fall.Steps.Select(step => step.From).Skip(1));
    }

    [Fact]
    public async Task Report_OfAnExplanation_HoldsPicturePartsAndChoices()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);
        var fittedDataset = await Services.GetRequiredService<FittedDatasetCache>().GetAsync(SmallDataset.Name, Cancelled);
        var board = (await ExplainMaker.MakeAsync(fittedDataset, new ExplainView { User = "u0002" }, Cancelled))!;

        var file = await ExplanationReports.HtmlAsync(board.Explanation, board.Story, DefaultVocabulary.Instance);

        var report = new HtmlParser().ParseDocument(file);
        Assert.StartsWith("<!DOCTYPE html>", file, StringComparison.Ordinal);
        Assert.Equal($"Why {board.Explanation.Item.DisplayTitle}", report.QuerySelector("h1")!.TextContent);
        Assert.Equal(board.Story.ToString(), report.QuerySelector(".story")!.TextContent);
        Assert.Contains("Dataset small dataset · person u0002", report.QuerySelector("svg")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(board.Explanation.Parts.Count, report.QuerySelectorAll("[data-adds]").Length);
        Assert.Equal(board.Explanation.Choices.Count, report.QuerySelectorAll("table")[^1].QuerySelectorAll("tbody tr").Length);
        Assert.NotEmpty(report.QuerySelectorAll("mark"));
        Assert.Empty(report.QuerySelectorAll("script, link, img"));
    }

    [Fact]
    public void UnsupportedSentence_IsMarkedAndNoLink()
    {
        var story = new Story(
            [
                new StorySentence([new StoryPiece("It won a prize.")], "It cites no part of the score."),
                new StorySentence([new StoryPiece("Others chose it.", PartCatalogue.Popular)]),
            ],
            "a model");

        var panel = Render<StoryPanel>(parameters => parameters.Add(shown => shown.Shown, story).Add(shown => shown.Here, "/explain"));

        Assert.Equal("It won a prize.", panel.Find(".unsupported").TextContent.Replace("not supported", "", StringComparison.Ordinal).Trim());
        Assert.Contains("cites no part", panel.Find(".fault").TextContent, StringComparison.Ordinal);
        Assert.Equal("Others chose it.", Assert.Single(panel.FindAll("a")).TextContent);
    }

    [Theory]
    [InlineData(null, "mar")]
    [InlineData("item-knn", "item-knn")]
    [InlineData("sasrec", "sasrec")]
    [InlineData("guess", "mar")]
    public void Parse_Ranker_IsOneOfTheCatalogueOrOurs(string? by, string expected) =>
        Assert.Equal(expected, ExplainView.Parse("d", "u", "i", by, null, null).Method);
}
