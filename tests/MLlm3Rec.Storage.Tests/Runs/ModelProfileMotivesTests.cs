using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Rankings;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.Storage.Runs;

/// <summary>What a model told of people reaches their ranking, never from more than is visible.</summary>
public sealed class ModelProfileMotivesTests : IAsyncLifetime
{
    private readonly ScriptedEngine engine = new();
    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        workbench = await StorageFixture.OpenAsync(configure: services => services.AddSingleton<EngineOpener>(engine.Open));
        await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 30), progress: null, Token);
        await workbench.Get<ConnectionStore>().SaveAsync(ScriptedEngine.Connection, key: null, Token);
        foreach (var step in (
            RunRequest[])
                [
                    new EncodeRequest { Dataset = SmallDataset.Name }, new ExtractRequest { Dataset = SmallDataset.Name },
                    new TrainRequest { Dataset = SmallDataset.Name },
                ])
        {
            await RunAsync(step);
        }
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Theory]
    [InlineData(false, ModelProfileRefusal.SawMore, false)]
    [InlineData(true, ModelProfileRefusal.None, true)]
    public async Task Reading_LastChoiceHidden_UsesOnlyProfilesThatMissedIt(bool leaveOutLast, ModelProfileRefusal refusal, bool isUsed)
    {
        await RunAsync(Ask(leaveOutLast));

        var reading = await ReadingAsync("u0001", HistoryView.HeldOut);

        Assert.Equal((refusal, isUsed), (reading.Refusal, reading.ModelProfile is not null));
        Assert.NotNull((await ReadingAsync("u0001", HistoryView.Next)).ModelProfile);
        Assert.Equal(MotiveReading.BuiltIn, await ReadingAsync("u0002", HistoryView.Next));
    }

    [Fact]
    public async Task Rank_PeopleReadByAModel_AreRankedByIt()
    {
        await RunAsync(Ask(leaveOutLast: false));
        var told = await ListsAsync(usesModelProfile: true);
        var read = await ListsAsync(usesModelProfile: false);

        Assert.NotEqual(read["u0001"], told["u0001"]);
        Each.Holds(read.Keys.Where(user => user != "u0001"), user => Assert.Equal(read[user], told[user]));
    }

    [Fact]
    public async Task Faithfulness_ByAConnection_MeasuresWhomItRead()
    {
        await RunAsync(
            new ExtractRequest { Dataset = SmallDataset.Name, Engine = new ModelUse { Connection = ScriptedEngine.Name }, LeaveOutLast = true });

        var byModel =
            (await RunAsync(new FaithfulnessRequest { Dataset = SmallDataset.Name, Motives = ScriptedEngine.Name, Users = 10 })).Result?.Faithfulness;
        var byRules = (await RunAsync(new FaithfulnessRequest { Dataset = SmallDataset.Name, Users = 10 })).Result?.Faithfulness;

        Assert.Equal((ScriptedEngine.Name, "profile 1", 10), (byModel!.Engine, byModel.Prompt, byModel.People));
        Assert.Equal("the shipped prompt", byRules!.Prompt);
    }

    [Fact]
    public async Task Faithfulness_ProfilesSawHiddenChoices_SaysWhatToDo()
    {
        await RunAsync(Ask(leaveOutLast: false));

        var run = await workbench.Get<RunQueue>()
            .RunNowAsync(new FaithfulnessRequest { Dataset = SmallDataset.Name, Motives = ScriptedEngine.Name }, Token);

        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("without their last choice", run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_Twice_KeepsBothWeightsToHoldAgainstEachOther()
    {
        await RunAsync(new TrainRequest { Dataset = SmallDataset.Name, Seed = 7 });

        var dataset = await workbench.Get<DatasetStore>().GetAsync(SmallDataset.Name, Token);
        var kept = await workbench.Get<FittedModelStore>().ListAsync(dataset.Id, Token);
        Assert.Equal([("mar", 7), ("mar", 42)], kept.Select(model => (model.Method, model.Seed)));
        var fittedDataset = await workbench.Get<FittedDatasetCache>().GetAsync(SmallDataset.Name, Token);
        var earlier = await workbench.Get<FittedMethods>().OpenAsync(dataset, kept[1].Id, fittedDataset.Engine, Token);
        Assert.IsType<AlignmentRecommender>(earlier?.Recommender);
        Assert.Null(await workbench.Get<FittedMethods>().OpenAsync(dataset, 999, fittedDataset.Engine, Token));
    }

    private static ExtractRequest Ask(bool leaveOutLast) =>
        new()
        {
            Dataset = SmallDataset.Name,
            Users = ["u0001"],
            Engine = new ModelUse { Connection = ScriptedEngine.Name },
            LeaveOutLast = leaveOutLast,
        };

    private async Task<RunRecord> RunAsync(RunRequest request)
    {
        var run = await workbench.Get<RunQueue>().RunNowAsync(request, Token);
        Assert.True(run.State == RunState.Done, $"{run.Kind}: {run.Message}");
        return run;
    }

    private async Task<MotiveReading> ReadingAsync(string id, HistoryView view)
    {
        var fittedDataset = await workbench.Get<FittedDatasetCache>().GetAsync(SmallDataset.Name, Token);
        Assert.True(fittedDataset.Dataset.TryFindUser(new UserId(id), out var user));
        return await fittedDataset.ReadingAsync(user, fittedDataset.HistoryMemory(user, view), isModelProfileWanted: true, Token);
    }

    private async Task<Dictionary<string, string>> ListsAsync(bool usesModelProfile)
    {
        await RunAsync(new RankRequest { Dataset = SmallDataset.Name, UsesModelProfile = usesModelProfile });
        var dataset = await workbench.Get<DatasetStore>().GetAsync(SmallDataset.Name, Token);
        var fittedDataset = await workbench.Get<FittedDatasetCache>().GetAsync(SmallDataset.Name, Token);
        var lists = new Dictionary<string, string>();
        await foreach (var list in workbench.Get<RankingStore>().StreamAsync(dataset.Id, Token))
        {
            lists[fittedDataset.Dataset.Users[list.User].Value] = string.Join(' ', list.Items.Select(row => $"{row.Item}:{row.Score:R}"));
        }

        return lists;
    }
}
