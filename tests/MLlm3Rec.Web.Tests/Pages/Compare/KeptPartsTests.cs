using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Web.Components.Pages.Compare.People;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>A kept list is told what it is made of only where that is what it is made of.</summary>
public sealed class KeptPartsTests : PeoplePageTest
{
    private const int User = 2;

    [Fact]
    public async Task SharesAsync_ScoresOfFittedWeights_AreOfTheirParts()
    {
        var (fittedDataset, list) = await FitAsync();
        var ranked = await fittedDataset.RankAsync("mar", User, HistoryView.HeldOut, top: 5, Cancelled);

        var shares = await SharesAsync(fittedDataset, list);

        Assert.NotEmpty(shares);
        Assert.Equal(ranked.Shares, shares);
    }

    [Fact]
    public async Task SharesAsync_ScoresOfOtherWeights_AreNotTold()
    {
        var (fittedDataset, list) = await FitAsync();
        list.Scores[3] += 0.001f;

        Assert.Empty(await SharesAsync(fittedDataset, list));
    }

    [Fact]
    public async Task SharesAsync_OtherMethodOrHistory_AreNotTold()
    {
        var (fittedDataset, list) = await FitAsync();

        Assert.Empty(await SharesAsync(fittedDataset, list with { Method = "popularity" }));
        Assert.Empty(await SharesAsync(fittedDataset, list, shorter: 1));
    }

    private static Task<IReadOnlyList<KindShare>> SharesAsync(FittedDataset fittedDataset, PersonList list, int shorter = 0)
    {
        var visible = fittedDataset.HistoryMemory(User, HistoryView.HeldOut).Length - shorter;
        return KeptParts.SharesAsync(
            fittedDataset, new PersonLists(fittedDataset.Dataset, User, fittedDataset.Hidden(User), visible, [list]), list, shown: 5, Cancelled);
    }

    private async Task<(FittedDataset FittedDataset, PersonList List)> FitAsync()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);
        var fittedDataset = await Services.GetRequiredService<FittedDatasetCache>().GetAsync(SmallDataset.Name, Cancelled);
        var ranked = await fittedDataset.RankAsync("mar", User, HistoryView.HeldOut, top: 8, Cancelled);
        return (fittedDataset, new PersonList(
            "mar", new TargetRank(1, 1), [.. ranked.Rows.Select(row => row.Item)], [.. ranked.Rows.Select(row => (float)row.Score)]));
    }
}
