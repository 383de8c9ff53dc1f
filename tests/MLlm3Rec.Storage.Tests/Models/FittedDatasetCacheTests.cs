using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Models;

public sealed class FittedDatasetCacheTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_WeightsOfAnotherVersion_AreLearnedAgain()
    {
        var trained = await StorageFixture.OpenAsync();
        var dataset = await trained.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 24), progress: null, Token);
        foreach (var request in (RunRequest[])[new EncodeRequest { Dataset = dataset.Name }, new TrainRequest { Dataset = dataset.Name }])
        {
            Assert.Equal(RunState.Done, (await trained.Get<RunQueue>().RunNowAsync(request, Token)).State);
        }

        await trained.Get<Database>().WriteAsync(context => context.Execute("UPDATE Models SET Content = CAST('[]' AS BLOB) WHERE Name = @0", ModelNames.Weights), Token);
        await trained.CloseAsync();

        await using var later = await StorageFixture.OpenAsync(trained.Folder);
        var fittedDataset = await later.Get<FittedDatasetCache>().GetAsync(dataset.Name, Token);
        var list = await fittedDataset.RankAsync(MethodCatalogue.Mar, user: 0, HistoryView.Next, top: 5, Token);

        Assert.NotEmpty(list.Rows);
    }
}
