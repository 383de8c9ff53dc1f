using MLlm3Rec.Datasets;

namespace MLlm3Rec.Storage.Datasets;

public sealed class HistoryStoreTests
{
    [Fact]
    public async Task OfUserAsync_KnownUser_GivesHistoryOldestFirst()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        var dataset = await workbench.Get<DatasetStore>()
            .SaveAsync(SmallDataset.Make(users: 4), progress: null, TestContext.Current.CancellationToken);

        var history = await workbench.Get<HistoryStore>().OfUserAsync(dataset.Id, new UserId("u0001"), TestContext.Current.CancellationToken);

        Assert.Equal([0, 1, 2, 3, 4, 5], history.Select(choice => choice.Position));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_400_000_000), history[0].Time);
        Assert.Equal(5, history[0].Signal);
        Assert.Equal("i15", history[0].Item.Id.Value);
        Assert.Contains("hammer number 15", history[0].Item.Title, StringComparison.Ordinal);
        Assert.Equal(["Shop", "Tools"], history[0].Item.Categories);
        Assert.Null(history[0].Review);
    }

    [Fact]
    public async Task OfUserAsync_UnknownUser_IsEmpty()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        var dataset = await workbench.Get<DatasetStore>()
            .SaveAsync(SmallDataset.Make(users: 1), progress: null, TestContext.Current.CancellationToken);

        Assert.Empty(await workbench.Get<HistoryStore>().OfUserAsync(dataset.Id, new UserId("nobody"), TestContext.Current.CancellationToken));
    }
}
