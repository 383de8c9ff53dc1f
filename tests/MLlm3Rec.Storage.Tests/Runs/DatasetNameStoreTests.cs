using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Testing;
using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Runs;

public sealed class DatasetNameStoreTests : IAsyncLifetime
{
    private StorageFixture bench = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DatasetStore Datasets => bench.Get<DatasetStore>();

    private DatasetNameStore Names => bench.Get<DatasetNameStore>();

    public async ValueTask InitializeAsync() => bench = await StorageFixture.OpenAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task ChangeAsync_DatasetWithRuns_TakesThemAlong()
    {
        var id = (await Datasets.SaveAsync(SmallDataset.Make(users: 5, "small"), null, Token)).Id;
        var other = await EndedAsync(new EvaluateRequest { Dataset = "elsewhere", Methods = ["mar"] });
        var run = await EndedAsync(new EvaluateRequest { Dataset = "SMALL", Methods = ["mar", "random"], Negatives = 7 });

        Assert.Equal("films 2", await Names.ChangeAsync(id, " films 2 ", Token));

        Assert.Null(await Datasets.FindAsync("small", Token));
        Assert.Equal(id, (await Datasets.GetAsync("films 2", Token)).Id);
        Assert.Equal("films 2", (await Datasets.LoadAsync(id, Token)).Name);
        var request = Assert.IsType<EvaluateRequest>((await bench.Get<RunStore>().FindAsync(run, Token))!.Request);
        Assert.Equal(("films 2", 7), (request.Dataset, request.Negatives));
        Assert.Equal(["mar", "random"], request.Methods);
        Assert.Equal("elsewhere", (await bench.Get<RunStore>().FindAsync(other, Token))!.Dataset);
        var listed = await bench.Get<RunStore>().PageAsync(new RunQuery { Dataset = "films 2" }, Token);
        Assert.Equal(run, Assert.Single(listed.Rows).Id);
    }

    [Fact]
    public async Task ChangeAsync_NameOfAnotherOrOfNone_IsRefused()
    {
        var small = await Datasets.SaveAsync(SmallDataset.Make(users: 5, "small"), null, Token);
        await Datasets.SaveAsync(SmallDataset.Make(users: 6, "taken"), null, Token);

        await Assert.ThrowsAsync<DatasetNameTakenException>(() => Names.ChangeAsync(small.Id, "TAKEN", Token));
        await Assert.ThrowsAsync<DatasetNameException>(() => Names.ChangeAsync(small.Id, "a/b", Token));
        Assert.Equal("Small", await Names.ChangeAsync(small.Id, "Small", Token));
    }

    [Fact]
    public async Task ChangeAsync_WhileARunWaits_IsRefusedInWords()
    {
        var small = await Datasets.SaveAsync(SmallDataset.Make(users: 5, "small"), null, Token);
        await bench.Get<RunQueue>().EnqueueAsync(new EncodeRequest { Dataset = "small" }, Token);

        var refused = await Assert.ThrowsAsync<DatasetInUseException>(() => Names.ChangeAsync(small.Id, "films", Token));

        Assert.Contains("Runs of “small” are waiting or at work", refused.Message, StringComparison.Ordinal);
        Assert.Equal("small", (await Datasets.GetAsync("small", Token)).Name);
    }

    private async Task<int> EndedAsync(RunRequest request)
    {
        var run = await bench.Get<RunQueue>().EnqueueAsync(request, Token);
        await using var context = bench.Context();
        await context.Set<RunRow>().Where(row => row.Id == run)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.State, RunState.Done), Token);
        return run;
    }
}
