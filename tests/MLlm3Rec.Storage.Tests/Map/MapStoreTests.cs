using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Storage.Map;

public sealed class MapStoreTests : IAsyncLifetime
{
    private static readonly MapOptions Options = new() { Method = MapMethod.Pca, Clusters = 2 };

    private StorageFixture workbench = null!; // Set before each test.
    private int dataset;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        workbench = await StorageFixture.OpenAsync();
        dataset = (await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 30), progress: null, Token)).Id;
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task Project_TheSameTwice_IsComputedOnce()
    {
        await RunAsync(new EncodeRequest { Dataset = SmallDataset.Name });

        await ProjectAsync(Options);
        var again = await ProjectAsync(Options with { Neighbours = 30 });

        var map = Assert.Single(await workbench.Get<MapStore>().ListAsync(dataset, Token));
        // 30 people, 40 items, and the three dimensions that some item offers.
        Assert.Equal(73, map.Points);
        Assert.Equal(73, (await workbench.Get<MapStore>().OpenAsync(map.Id, Token))?.Map.Count);
        Assert.Contains(
            "reused",
            Assert.Single(
                await workbench.Get<RunStore>().LinesAsync(again.Id, 0, 10, null, Token),
                line => line.Text.Contains("map was", StringComparison.Ordinal)).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encode_Again_DropsMapsOfTheFormerTraits()
    {
        await RunAsync(new EncodeRequest { Dataset = SmallDataset.Name });
        await ProjectAsync(Options);

        await RunAsync(new EncodeRequest { Dataset = SmallDataset.Name });

        Assert.Empty(await workbench.Get<MapStore>().ListAsync(dataset, Token));
        Assert.Null(await workbench.Get<MapStore>().FindAsync(dataset, Options, Token));
    }

    [Fact]
    public async Task NameGroupsAsync_OtherNames_AreKeptWithTheirSource()
    {
        await RunAsync(new EncodeRequest { Dataset = SmallDataset.Name });
        await ProjectAsync(Options);
        var maps = workbench.Get<MapStore>();
        var id = Assert.Single(await maps.ListAsync(dataset, Token)).Id;
        var before = (await maps.OpenAsync(id, Token))!.Map;

        Assert.False(await maps.NameGroupsAsync(id, ["one name for two groups"], "somebody", Token));
        Assert.False(await maps.NameGroupsAsync(id + 1, ["Soaps", "Lamps"], "somebody", Token));
        Assert.True(await maps.NameGroupsAsync(id, ["Soaps", "Lamps"], "somebody", Token));

        var after = (await maps.OpenAsync(id, Token))!.Map;
        Assert.Null(before.NamedBy);
        Assert.Equal("somebody", after.NamedBy);
        Assert.Equal(["Soaps", "Lamps"], after.GroupNames);
        Assert.Equal(before.Points, after.Points);
        Assert.Equal(before.Places, after.Places);
        Assert.Equal(before.Groups, after.Groups);
    }

    [Fact]
    public async Task Project_BeforeTraits_SaysWhatIsMissing()
    {
        var run = await ProjectAsync(Options);

        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("have not been read for traits", run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Selection_PutNamedAndFound_KeepsItsCode()
    {
        var selections = workbench.Get<SelectionStore>();
        var selection = Selection.Of([new(PointKind.User, 2), new(PointKind.Item, 7)], 30, 40);

        var code = await selections.PutAsync(dataset, selection, Token);
        await selections.PutAsync(dataset, selection, Token);
        Assert.Empty(await selections.SavedAsync(dataset, Token));
        Assert.True(await selections.NameAsync(dataset, code, "Soap lovers", Token));

        var saved = Assert.Single(await selections.SavedAsync(dataset, Token));
        Assert.Equal((code, "Soap lovers", 1, 1), (saved.Code, saved.Name, saved.Users, saved.Items));
        Assert.True((await selections.FindAsync(dataset, code, Token))?.Holds(new MapPoint(PointKind.User, 2)));
        Assert.False(await selections.NameAsync(dataset, "nothere", "x", Token));
    }

    private Task<RunRecord> ProjectAsync(MapOptions options) => RunAsync(new ProjectRequest { Dataset = SmallDataset.Name, Options = options });

    private Task<RunRecord> RunAsync(RunRequest request) => workbench.Get<RunQueue>().RunNowAsync(request, Token);
}
