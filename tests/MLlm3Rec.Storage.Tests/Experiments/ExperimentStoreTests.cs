using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Evaluation.Significance;
using MLlm3Rec.Experiments;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Map;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Experiments;

public sealed class ExperimentStoreTests : IAsyncLifetime
{
    private const int People = 160;

    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunQueue Queue => workbench.Get<RunQueue>();

    private ExperimentStore Experiments => workbench.Get<ExperimentStore>();

    public async ValueTask InitializeAsync()
    {
        workbench = await StorageFixture.OpenAsync();
        await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: People), progress: null, Token);
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Theory]
    [InlineData("full")]
    [InlineData("sampled")]
    public async Task Find_FinishedEvaluation_RanksGiveTheReportedMeans(string protocol)
    {
        var run = await Queue.RunNowAsync(Ask(protocol, "popularity", "item-knn", "random"), Token);

        var experiment = await Experiments.FindAsync(run.Id, Token);

        Assert.NotNull(experiment);
        Assert.Equal(People, experiment.Facts.Users.Length);
        var compared = experiment.Compare(SliceRule.All.Pick(experiment.Facts, null), null, PairedTest.Wilcoxon, MetricTable.Standard, Token);
        foreach (var (row, reported) in compared.Rows.Zip(experiment.Report.Methods))
        {
            Each.Holds(compared.Metrics.Zip(row.Cells), pair => Assert.Equal(reported.Metrics[pair.First.Name].Mean, pair.Second.Mean.Mean, 1e-9));
        }
    }

    [Theory]
    [InlineData("full")]
    [InlineData("sampled")]
    public async Task WriteTrec_ReadByAnotherImplementation_SameNumbers(string protocol)
    {
        var run = await Queue.RunNowAsync(Ask(protocol, "popularity", "item-knn"), Token);

        await workbench.Get<ExperimentExports>().WriteTrecAsync(run.Id, workbench.Folder, Token);

        foreach (var reported in run.Result!.Comparison!.Methods)
        {
            var (hit, gain, reciprocal) = Reference.Evaluate(workbench.Folder.FullName, reported.Name, k: 10);
            Assert.Equal(reported.Metrics["HR@10"].Mean, hit, 1e-9);
            Assert.Equal(reported.Metrics["NDCG@10"].Mean, gain, 1e-9);
            Assert.Equal(reported.Metrics["MRR@10"].Mean, reciprocal, 1e-9);
        }
    }

    [Fact]
    public async Task Resume_SomeBlocksLost_AsksOnlyThoseAndEndsAlike()
    {
        await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 1200, "large dataset"), progress: null, Token);
        var run = await Queue.RunNowAsync(Ask("full", "popularity", "random") with { Dataset = "large dataset" }, Token);
        var before = (await Experiments.FindAsync(run.Id, Token))!;
        await workbench.Get<Database>().WriteAsync(
            context =>
            {
                context.Execute("DELETE FROM RunUnits WHERE RunId = @0 AND Unit IN ('random', 'random users 1000-1199', 'popularity')", run.Id);
                context.Execute("UPDATE Runs SET State = 'Interrupted', Result = NULL WHERE Id = @0", run.Id);
            },
            Token);

        Assert.Equal([run.Id], (await Experiments.StoppedAsync("large dataset", Token)).Select(stopped => stopped.Id));
        Assert.Empty(await Experiments.StoppedAsync(SmallDataset.Name, Token));

        var resumed = await Queue.ResumeNowAsync(run.Id, Token);

        Assert.Empty(await Experiments.StoppedAsync("large dataset", Token));
        Assert.Equal(RunState.Done, resumed?.State);
        Assert.Equal(
            before.Report.Methods.Select(method => method.Metrics["NDCG@10"]),
            resumed!.Result!.Comparison!.Methods.Select(method => method.Metrics["NDCG@10"]));
        Assert.Equal(0, resumed.Result.Comparison.Methods[0].Seconds.Fit); // Nothing of popularity was lost but its figures.
    }

    [Fact]
    public async Task Find_FactsOfTheRun_MatchTheDataset()
    {
        var request = Ask("full", "popularity") with { Users = 50, History = 2 };
        var keeps = await Queue.RunNowAsync(request, Token);
        var keptNone = await Queue.RunNowAsync(request, Token);
        await workbench.Get<Database>()
            .WriteAsync(context => context.Execute("DELETE FROM RunUnits WHERE RunId = @0 AND Unit = 'facts of users'", keptNone.Id), Token);

        var kept = (await Experiments.FindAsync(keeps.Id, Token))!.Facts;
        var gathered = (await Experiments.FindAsync(keptNone.Id, Token))!.Facts;

        Assert.Equal(50, kept.Users.Length);
        Assert.Equivalent(gathered, kept, strict: true);
        Assert.Equal([gathered.Hidden[7], gathered.Hidden[31]], kept.Of([kept.Users[7], kept.Users[31]]).Hidden);
        Assert.True(gathered.Hidden.Distinct().Count() > 2);
    }

    [Fact]
    public async Task Slices_AllRules_PickTheirUsers()
    {
        await Queue.RunNowAsync(new EncodeRequest { Dataset = SmallDataset.Name }, Token);
        var run = await Queue.RunNowAsync(Ask("full", "popularity"), Token);
        var experiment = await Experiments.ReadAsync((await Experiments.FindAsync(run.Id, Token))!, Token);
        var vocabulary = experiment.Facts.Vocabulary;
        var selection = Selection.Of([new MapPoint(PointKind.User, 3), new MapPoint(PointKind.User, 5)], users: People, items: 40);

        // Six choices each, one hidden; even users choose scented things.
        Assert.Equal(People, Pick("length:4-5").Length);
        Assert.Empty(Pick("length:6-"));
        Assert.Equal(People, Pick("tied:no").Length);
        Assert.Equal([3, 5], Pick("selection:abc"));
        Assert.InRange(Pick("motive:sensory-pleasure:0.4").Count(place => place % 2 == 0), 1, People / 2);
        Assert.DoesNotContain(Pick("motive:sensory-pleasure:0.4"), place => place % 2 == 1);
        Each.Holds(Pick("trait:sensory-pleasure:0.3"), place => Assert.Equal(0, experiment.Facts.Hidden[place] >= 0 ? place % 2 : -1));
        Assert.Null(SliceRule.Parse("motive:unheard-of:0.4", vocabulary));
        Assert.Null(SliceRule.Parse("length:9-3", vocabulary));
        Assert.Throws<SliceNotPossibleException>(() => SliceRule.Parse("selection:gone", vocabulary)!.Pick(experiment.Facts, null));

        int[] Pick(string rule) => SliceRule.Parse(rule, vocabulary)!.Pick(experiment.Facts, selection);
    }

    [Fact]
    public async Task Slices_OtherDimensionsPublished_FollowTheKey()
    {
        await Queue.RunNowAsync(new EncodeRequest { Dataset = SmallDataset.Name }, Token);
        var run = await Queue.RunNowAsync(Ask("full", "popularity"), Token);
        var before = await PickAsync("motive:sensory-pleasure:0.4");
        var shipped = (await workbench.Get<PromptStore>().LiveAsync(Token)).Set;
        MotiveDimension[] dimensions = [new("scent", "Scent", "It smells.", ["soap"]), .. shipped.Dimensions.Reverse()];
        Assert.Equal(
            new Published(1),
            await workbench.PublishTestedAsync(shipped with { Dimensions = dimensions }, new PublishNote("ann", "Scent first."), over: 0, Token));
        await Queue.RunNowAsync(new EncodeRequest { Dataset = SmallDataset.Name }, Token);

        Assert.NotEmpty(before);
        Assert.DoesNotContain(await PickAsync("motive:sensory-pleasure:0.4"), place => place % 2 == 1);
        Assert.Equal("scent", (await Experiments.FindAsync(run.Id, Token))!.Facts.Vocabulary!.Dimensions[0].Key);
        var own = await PickAsync("motive:scent:0.4");
        Assert.NotEmpty(own);
        Assert.DoesNotContain(own, place => place % 2 == 1);

        async Task<int[]> PickAsync(string rule)
        {
            var experiment = await Experiments.ReadAsync((await Experiments.FindAsync(run.Id, Token))!, Token);
            return SliceRule.Parse(rule, experiment.Facts.Vocabulary)!.Pick(experiment.Facts, null);
        }
    }

    [Fact]
    public async Task Between_SameSetup_NoDifference_OtherSetup_SaysWhy()
    {
        var first = await FindAsync(Ask("full", "popularity", "item-knn"));
        var second = await FindAsync(Ask("full", "item-knn", "random"));
        var other = await FindAsync(Ask("sampled", "item-knn"));

        var delta = Assert.Single(RunDelta.Between(second, first, [new Ndcg(10)], PairedTest.Wilcoxon, Token));
        Assert.Equal(("item-knn", 0.0, 1.0), (delta.Method, delta.Cells[0].Against!.Difference.Mean, delta.Cells[0].Against!.Corrected));
        Assert.Contains("Candidates: 1 + 99 unseen here, whole catalogue there", Assert.Throws<NotComparableException>(
            () => RunDelta.Between(other, first, [new Ndcg(10)], PairedTest.Wilcoxon, Token)).Message);
    }

    [Fact]
    public async Task Evaluate_EveryProtocolWithMar_Runs()
    {
        await Queue.RunNowAsync(new EncodeRequest { Dataset = SmallDataset.Name }, Token);
        await Queue.RunNowAsync(new TrainRequest { Dataset = SmallDataset.Name }, Token);
        var plain = Ask("sampled", "mar", "mar-motives", "mar-no-mope", $"mar-from:{SmallDataset.Name}") with { Users = 40 };

        foreach (
            var request in new[]
            {
                plain,
                plain with { Split = SplitRule.ColdItems },
                plain with { Split = SplitRule.GlobalTime },
                plain with { Noise = 0.3 },
                plain with { History = 1 },
                plain with { Ties = TieRule.Shuffle },
            })
        {
            var run = await Queue.RunNowAsync(request, Token);

            Assert.True(run.State == RunState.Done, $"{Setup.InWords(request)}: {run.Message}");
            Each.Holds(run.Result!.Comparison!.Methods, method => Assert.InRange(method.Metrics["HR@10"].Mean, 0, 1));
        }
    }

    private async Task<Experiment> FindAsync(EvaluateRequest request) =>
        (await Experiments.FindAsync((await Queue.RunNowAsync(request, Token)).Id, Token))!;

    private static EvaluateRequest Ask(string protocol, params string[] methods) =>
        new() { Dataset = SmallDataset.Name, Methods = methods, Protocol = StoredWord.Parse<Protocol>(protocol) };
}
