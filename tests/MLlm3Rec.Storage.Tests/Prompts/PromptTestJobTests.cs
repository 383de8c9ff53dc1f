using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.Storage.Prompts;

public sealed class PromptTestJobTests : IAsyncLifetime
{
    private static readonly PromptSet Live = PromptSet.Of(new ShippedPrompts([]));
    private readonly ScriptedEngine engine = new();
    private StorageFixture workbench = null!; // Set before each test.
    private DatasetSummary dataset = null!; // Likewise.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PromptTestStore Tests => workbench.Get<PromptTestStore>();

    public async ValueTask InitializeAsync()
    {
        workbench = await StorageFixture.OpenAsync(configure: services => services.AddSingleton<EngineOpener>(engine.Open));
        dataset = await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 30), progress: null, Token);
        await workbench.Get<ConnectionStore>().SaveAsync(ScriptedEngine.Connection, key: null, Token);
        foreach (var step in (RunRequest[])[new EncodeRequest { Dataset = SmallDataset.Name }, new TrainRequest { Dataset = SmallDataset.Name }])
        {
            await workbench.Get<RunQueue>().RunNowAsync(step, Token);
        }
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task Execute_BuiltIn_KeepsRowsAndAReport()
    {
        var draft = Live with { Knobs = new PromptKnobs { MostMotives = 1 } };
        var test = await PlanAsync(draft, connection: null);

        var run = await workbench.Get<RunQueue>().RunNowAsync(new TestRequest { Dataset = SmallDataset.Name, Test = test }, Token);

        Assert.Equal(RunState.Done, run.State);
        Assert.Equal(Users, (await Tests.RowsAsync(test, Token)).Select(row => row.User));
        var report = await Tests.ReportAsync(draft.Version, Live.Version, Token);
        Assert.Equal((25, 25, 0), (report!.Asked, report.Done, report.Failed));
        Assert.Null(await Tests.ReportAsync(draft.Version, "another", Token));
    }

    [Fact]
    public async Task Execute_Marks_BecomeCases()
    {
        await workbench.Get<MarkStore>().PutAsync(
            dataset.Id, new MarkSubject(MarkSide.Motive, "u0001", "novelty"), new MarkEdit(MarkKind.Rather, "Never.", "value"), Token);
        await workbench.Get<MarkStore>().PutAsync(
            dataset.Id, new MarkSubject(MarkSide.Trait, "i1", "novelty"), new MarkEdit(MarkKind.Right, ""), Token);
        var test = await PlanAsync(Live with { Knobs = new PromptKnobs { MostMotives = 1 } }, connection: null);

        await workbench.Get<RunQueue>().RunNowAsync(new TestRequest { Dataset = SmallDataset.Name, Test = test }, Token);

        var result = Assert.Single((await Tests.FindAsync(test, Token))!.Report!.Cases);
        Assert.Equal(new TrialCase("u0001", "novelty", "Never.", MarkKind.Rather, "value"), result.Case);
    }

    [Fact]
    public async Task Execute_WithAModel_RetriesFailedRowsOnly()
    {
        engine.Rejects = user => user is "u0003" or "u0004";
        var test = await PlanAsync(Live with { Knobs = new PromptKnobs { Tone = Tone.Warm } }, ScriptedEngine.Name);

        await RunAsync(test, retry: false);

        Assert.Equal(2, (await Tests.FindAsync(test, Token))!.Report!.Failed);
        engine.Rejects = _ => false;
        engine.Asked.Clear();
        await RunAsync(test, retry: true);

        Assert.Equal(["u0003", "u0004"], engine.Asked.Distinct().Order());
        Assert.Equal((25, 0), ((await Tests.FindAsync(test, Token))!.Report!.Done, (await Tests.FindAsync(test, Token))!.Report!.Failed));
    }

    private static IReadOnlyList<string> Users { get; } = [.. Enumerable.Range(0, 25).Select(user => $"u{user:D4}")];

    private async Task<int> PlanAsync(PromptSet draft, string? connection)
    {
        var drafts = workbench.Get<DraftStore>();
        var stored = await drafts.FindAsync(await drafts.CreateAsync("one", draft, Token), Token);
        var plan = new TestPlan
        {
            Live = Live.ToJson(),
            Draft = draft.ToJson(),
            Users = Users,
            Connection = connection,
            Cases = await workbench.Get<MarkStore>().CasesAsync(dataset.Id, Token),
        };
        return await Tests.CreateAsync(dataset.Id, stored!, plan, Token);
    }

    private Task<RunRecord> RunAsync(int test, bool retry) => workbench.Get<RunQueue>().RunNowAsync(
        new TestRequest { Dataset = SmallDataset.Name, Test = test, Engine = new ModelUse { Connection = ScriptedEngine.Name, RetryFailed = retry } },
        Token);
}
