using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Explanations;
using MLlm3Rec.Ranking;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Ranking;
using MLlm3Rec.Web.Words;

namespace MLlm3Rec.Web.Components.Pages.Ranking;

public sealed class RankingPageTests : PeoplePageTest
{
    private const string Address = "/ranking?dataset=small%20dataset&user=u0002";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task NoModel_OffersToTrain()
    {
        await ImportSmallDatasetAsync();

        var page = Open<RankingPage>(Address);

        Assert.Equal("Train", page.WaitForElement("button.primary").TextContent.Trim());
    }

    [Fact]
    public async Task OnePerson_HasThreeListsAndTheHiddenChoice()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);

        var page = Open<RankingPage>(Address + "&top=5");

        page.WaitForAssertion(() => Assert.Equal(15, page.FindAll("section.column li").Count), Patience);
        Assert.Contains("Lavender scented soap", page.Find(".verdict strong").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.FindAll(".ranks strong").Count);
        Assert.Contains("5 choices", page.Find(".summary").TextContent, StringComparison.Ordinal);
        Assert.Contains(MomentWords.Without, page.Find(".summary").TextContent, StringComparison.Ordinal);
        Each.Holds(page.FindAll(".reason"), reason => Assert.EndsWith(".", reason.TextContent.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task ShareOfMotives_IsThatOfThePartsShown()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);
        var fittedDataset = await Services.GetRequiredService<FittedDatasetCache>().GetAsync(SmallDataset.Name, Cancelled);
        var board = (await BoardMaker.MakeAsync(fittedDataset, new RankingView { User = "u0002" }, Cancelled))!;
        var parts = board.Rows.SelectMany(row => row.Parts).ToList();
        var motives = parts.Where(part => part.Kind == PartKind.Motive).Sum(part => Math.Abs(part.Contribution));

        var page = Open<RankingPage>(Address);

        var expected = KindShareWords.Percent(motives / parts.Sum(part => Math.Abs(part.Contribution)));
        Assert.Contains($"Motives make up {expected} of these 10 scores", Text(page, "share"), StringComparison.Ordinal);
        Assert.Equal("All reasons (MAR)", page.Find("#ours-title").TextContent);
    }

    [Fact]
    public async Task MotivesOnly_IsSoCalledAndItsPriceMeasured()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);
        var page = Open<RankingPage>(Address);
        Assert.Contains("what it costs is measured", Text(page, "price"), StringComparison.Ordinal);

        Navigation.NavigateTo(page.FindAll(".switch a").Single(step => step.TextContent == "Motives only").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Equal("Motives only", page.Find("#ours-title").TextContent), Patience);
        page.WaitForAssertion(() => Assert.Contains("over 60 people whose last choice", Text(page, "price"), StringComparison.Ordinal), Patience);
        Assert.Contains("&weigh=only", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("Motives only", page.Find(".motives-weigh [aria-current]").TextContent);
        Assert.Contains("Motives only: rank", page.Find(".verdict").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MotivePrices_MeasuredOnce_AreKeptAndCancelledOnesNot()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);
        var fittedDataset = await Services.GetRequiredService<FittedDatasetCache>().GetAsync(SmallDataset.Name, Cancelled);
        var prices = Services.GetRequiredService<MotivePrices>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => prices.MeasureAsync(fittedDataset, new CancellationToken(canceled: true)));
        Assert.Null(prices.Find(fittedDataset));

        var measured = await prices.MeasureAsync(fittedDataset, Cancelled);
        Assert.Same(measured, await prices.MeasureAsync(fittedDataset, Cancelled));
        Assert.Same(measured, prices.Find(fittedDataset));
    }

    [Fact]
    public async Task Export_LastColumns_TellShareAndWeight()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);
        var fittedDataset = await Services.GetRequiredService<FittedDatasetCache>().GetAsync(SmallDataset.Name, Cancelled);
        var view = new RankingView { User = "u0002", Weight = MotiveWeight.Twice };
        var board = (await BoardMaker.MakeAsync(fittedDataset, view, Cancelled))!;

        var table = RankingExport.Of(board)(Cancelled);
        var rows = await table.Rows.ToListAsync(Cancelled);

        Assert.Equal(["motive_share", "motives_weigh"], table.Columns.TakeLast(2));
        Assert.Equal([KindShare.OfMotives(board.Rows[0].Parts), "2"], rows[0].TakeLast(2));
        Assert.Equal([null, null], rows[^1].TakeLast(2));
    }

    [Fact]
    public async Task WhatNext_HidesNothing()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);

        var page = Open<RankingPage>(Address + "&view=next");

        page.WaitForAssertion(() => Assert.Contains("6 choices", page.Find(".summary").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll(".verdict"));
    }

    [Fact]
    public async Task UnfoldedRow_PartsSumToTheScore()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);
        var page = Open<RankingPage>(Address);
        page.WaitForElement(".head", Patience);

        await page.Find(".head").ClickAsync(new());

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".breakdown")), Patience);
        Assert.Contains("&open=", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("true", page.Find(".head").GetAttribute("aria-expanded"));
        Assert.NotEmpty(page.FindAll("tr.group"));
    }

    [Fact]
    public async Task EveryShownRow_HasPartsThatSumToItsScore()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);
        var fittedDataset = await Services.GetRequiredService<FittedDatasetCache>().GetAsync(SmallDataset.Name, Cancelled);

        foreach (var user in fittedDataset.Dataset.Users)
        {
            var board = await BoardMaker.MakeAsync(fittedDataset, new RankingView { User = user.Value }, Cancelled);

            Each.Holds(
                board!.Rows,
                row => Assert.Equal(row.Score, PartGroup.Of(row.Parts).Sum(group => group.Contribution), 1e-6 * Math.Max(1, Math.Abs(row.Score))));
            Assert.Equal(board.Rows.Select(row => (int?)row.Rank), board.Rows.Select(row => board.Ours.RankOf(row.Item)));
        }
    }

    private static string Text(IRenderedComponent<RankingPage> page, string test) =>
        page.WaitForElement($"[data-testid={test}]", Patience).TextContent.Trim();
}
