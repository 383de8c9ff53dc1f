using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Fitting;

public sealed class FittedDatasetCacheTests : IAsyncLifetime
{
    private StorageFixture workbench = null!; // Set before each test.
    private DatasetSummary dataset = null!; // Likewise.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string KeptFile => Assert.Single(Directory.GetFiles(Path.Combine(workbench.Folder.FullName, "models")));

    public async ValueTask InitializeAsync()
    {
        workbench = await StorageFixture.OpenAsync();
        dataset = await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 24), progress: null, Token);
        foreach (var request in (RunRequest[])[new EncodeRequest { Dataset = dataset.Name }, new TrainRequest { Dataset = dataset.Name, Seed = 7 }])
        {
            Assert.Equal(RunState.Done, (await workbench.Get<RunQueue>().RunNowAsync(request, Token)).State);
        }
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task Train_Weights_AreStoredOnceAndFoundAfterARestart()
    {
        var learned = await WeightsAsync();

        await ReopenAsync();

        Assert.Equal(learned, await WeightsAsync());
        Assert.Equal(7, (await workbench.Get<FittedDatasetCache>().GetAsync(dataset.Name, Token)).Seed);
        Assert.Null(
            await workbench.Get<Database>()
                .ReadAsync(context => context.Scalar<byte[]>("SELECT Content FROM Models WHERE Name = @0", ModelNames.Weights), Token));
    }

    [Fact]
    public async Task Get_WeightsInTheGenerationItself_AreFoundAsBefore()
    {
        var learned = await WeightsAsync();
        var content = await File.ReadAllBytesAsync(KeptFile, Token);
        await workbench.Get<Database>().WriteAsync(
            context =>
                context.Execute("UPDATE Models SET Name = @0, Content = @1 WHERE Name = @2", ModelNames.Weights, content, ModelNames.KeptModel),
                Token);
        File.Delete(KeptFile);

        await ReopenAsync();

        Assert.Equal(learned, await WeightsAsync());
    }

    [Fact]
    public async Task Get_WeightsOfAnotherVersion_AreLearnedAgain()
    {
        var learned = await WeightsAsync();
        await File.WriteAllTextAsync(KeptFile, "[]", Token);

        await ReopenAsync();

        Assert.Equal(learned, await WeightsAsync());
    }

    [Fact]
    public async Task Get_OtherKnobsPublished_KeepsWeightsAndTexts()
    {
        var before = await workbench.Get<FittedDatasetCache>().GetAsync(dataset.Name, Token);
        var learned = await WeightsAsync();
        var live = (await workbench.Get<PromptStore>().LiveAsync(Token)).Set;
        await workbench.PublishTestedAsync(
            live with { Knobs = new PromptKnobs { MostMotives = 2 } }, new PublishNote("ann", "Fewer."), over: 0, Token);
        File.Delete(KeptFile);

        var after = await workbench.Get<FittedDatasetCache>().GetAsync(dataset.Name, Token);

        Assert.NotSame(before, after);
        Assert.Same(before.Engine.Readings, after.Engine.Readings);
        Assert.Equal(2, after.Engine.Options.Motives);
        var scores = after.Dataset.Items.Count; // They follow the knobs; what was learned does not.
        Assert.Equal(learned[..^scores], (await WeightsAsync())[..^scores]);
    }

    private async Task ReopenAsync()
    {
        await workbench.CloseAsync();
        workbench = await StorageFixture.OpenAsync(workbench.Folder);
    }

    /// <summary>What was learned, and what it scores for one person.</summary>
    private async Task<float[]> WeightsAsync()
    {
        var fittedDataset = await workbench.Get<FittedDatasetCache>().GetAsync(dataset.Name, Token);
        var recommender = (AlignmentRecommender)await fittedDataset.RecommenderAsync(MethodCatalogue.Mar, Token);
        var scores = new float[fittedDataset.Dataset.Items.Count];
        recommender.Score(3, fittedDataset.History(3, HistoryView.Next), scores);
        return [.. recommender.Parts.Select(part => part.Weight), .. scores];
    }
}
