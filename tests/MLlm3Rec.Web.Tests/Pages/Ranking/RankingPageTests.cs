using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Explanations;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Ranking;

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
        Each.Holds(page.FindAll(".reason"), reason => Assert.EndsWith(".", reason.TextContent.Trim(), StringComparison.Ordinal));
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
}
