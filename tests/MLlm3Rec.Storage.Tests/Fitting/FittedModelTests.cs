using MLlm3Rec.Experiments;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Storage.Fitting;

public sealed class FittedModelTests : IAsyncLifetime
{
    private StorageFixture workbench = null!; // Set before each test.
    private DatasetSummary dataset = null!; // Likewise.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FittedModelStore Models => workbench.Get<FittedModelStore>();

    public async ValueTask InitializeAsync()
    {
        workbench = await StorageFixture.OpenAsync();
        dataset = await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 24), progress: null, Token);
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task Fit_WithSettings_KeepsWhatMadeIt()
    {
        var run = await RunAsync(new FitRequest { Dataset = dataset.Name, Method = "ials", Settings = Small, Seed = 7 });

        var model = Assert.Single(await Models.ListAsync(dataset.Id, Token));
        Assert.Equal((RunState.Done, "ials", 7, FittedModel.LeaveLastOut), (run.State, model.Method, model.Seed, model.Split));
        Assert.Equal(Small, model.Settings);
        Assert.InRange(model.Ndcg ?? -1, 0, 1);
        Assert.Equal(model.Bytes, Files().Single().Length);
        Assert.NotEqual("unknown", model.CodeVersion);
    }

    [Fact]
    public async Task Evaluate_AfterFit_UsesTheKeptModel()
    {
        await RunAsync(new FitRequest { Dataset = dataset.Name, Method = "ials", Settings = Small, Seed = 7 });
        var kept = Assert.Single(await Models.ListAsync(dataset.Id, Token));

        var run = await RunAsync(new EvaluateRequest { Dataset = dataset.Name, Methods = ["ials"] });

        Assert.Contains(await LinesAsync(run), line => line.Contains($"model {kept.Id}, embedding-size=4, kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evaluate_SlowMethodWithoutModel_KeepsWhatItFitted()
    {
        await RunAsync(new EvaluateRequest { Dataset = dataset.Name, Methods = ["popularity", "ease"] });

        Assert.Equal("ease", Assert.Single(await Models.ListAsync(datasetId: null, Token)).Method);
    }

    [Fact]
    public async Task Load_KeptModel_GivesTheScoresOfTheFit()
    {
        await RunAsync(new FitRequest { Dataset = dataset.Name, Method = "bpr", Settings = new Dictionary<string, string> { ["epochs"] = "3" } });
        var split = Splitting.LeaveLastOut.Split(await workbench.Get<DatasetStore>().LoadAsync(dataset.Id, Token));
        var fitted = await MethodCatalogue.Find("bpr")
            .Create(engine: null, 42, MethodSettings.Parse(["epochs=3"]))
            .FitAsync(split.Train, split.Validation, Token);

        var loaded = await workbench.Get<FittedMethods>().LoadAsync(dataset, "bpr", engine: null, split, Token);

        Assert.Equal(Scores(fitted), Scores(loaded!.Recommender));

        float[] Scores(IRecommender recommender)
        {
            var scores = new float[split.Train.Items.Count];
            recommender.Score(3, split.TestHistory(3), scores);
            return scores;
        }
    }

    [Fact]
    public async Task Fit_Tuned_ComparesTheGridAndKeepsTheBest()
    {
        var run = await RunAsync(new FitRequest { Dataset = dataset.Name, Method = "item-knn", Tune = true });

        var model = Assert.Single(await Models.ListAsync(dataset.Id, Token));
        var figures = (await LinesAsync(run)).Where(line => line.Contains("NDCG@10", StringComparison.Ordinal)).ToArray();
        Assert.Equal(MethodCatalogue.Find("item-knn").Grid.Count, figures.Length);
        Assert.Contains(
            figures, line => line.StartsWith($"neighbours={model.Settings["neighbours"]}: NDCG@10 {model.Ndcg:F4}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delete_KeptModel_RemovesRowAndFile()
    {
        await RunAsync(new FitRequest { Dataset = dataset.Name, Method = "item-knn" });
        var model = Assert.Single(await Models.ListAsync(dataset.Id, Token));

        Assert.True(await Models.DeleteAsync(model.Id, Token));
        Assert.False(await Models.DeleteAsync(model.Id, Token));

        Assert.Empty(await Models.ListAsync(dataset.Id, Token));
        Assert.Empty(Files());
    }

    private static Dictionary<string, string> Small => new() { ["embedding-size"] = "4" };

    private FileInfo[] Files() => new DirectoryInfo(Path.Combine(workbench.Folder.FullName, "models")).GetFiles();

    private Task<RunRecord> RunAsync(RunRequest request) => workbench.Get<RunQueue>().RunNowAsync(request, Token);

    private async Task<IReadOnlyList<string>> LinesAsync(RunRecord run) =>
        [.. (await workbench.Get<RunStore>().LinesAsync(run.Id, after: 0, take: 1000, level: null, Token)).Select(line => line.Text)];
}
