using System.Reflection;
using MLlm3Rec.Connections;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Profiles;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Testing;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Issues;

/// <summary>Read-only was an attribute in the page: whoever took it off, and the command line, changed everything.</summary>
public sealed class ReadOnlyTests : IAsyncLifetime
{
    private static readonly PromptSet Prompt = PromptSet.Of(new ShippedPrompts([]));
    private static readonly PromptDraft Draft = new(1, "one", Prompt, 1, "tab", DateTimeOffset.UnixEpoch);
    private static readonly MarkSubject Marked = new(MarkSide.Motive, "u", "novelty");
    private static readonly TestPlan Plan = new() { Live = Prompt.ToJson(), Draft = Prompt.ToJson(), Users = ["u"] };
    private static readonly MotivationProfile Profile = new()
    {
        User = new UserId("u0001"),
        Motives = [],
        Avoids = [],
        Confidence = 0,
        HistoryLength = 1,
        Provenance = new Provenance("built-in", "1", DefaultVocabulary.Instance.Version, "1"),
    };
    private static readonly Connection Server = ConnectionPreset.Of(ServerKind.Ollama).Begin("server") with { ChatModel = "m" };

    /// <summary>Operations that change something because somebody wants it. Each is refused.</summary>
    private static readonly Dictionary<string, Func<StorageFixture, Task>> Changes = new(StringComparer.Ordinal)
    {
        ["DatasetStore.SaveAsync"] = bench => bench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 5), null, Token),
        ["DatasetStore.DeleteAsync"] = bench => bench.Get<DatasetStore>().DeleteAsync(1, Token),
        ["DatasetNameStore.ChangeAsync"] = bench => bench.Get<DatasetNameStore>().ChangeAsync(1, "other", Token),
        ["FittedModelStore.DeleteAsync"] = bench => bench.Get<FittedModelStore>().DeleteAsync(1, Token),
        ["SelectionStore.NameAsync"] = bench => bench.Get<SelectionStore>().NameAsync(1, "code", "name", Token),
        ["MapStore.NameGroupsAsync"] = bench => bench.Get<MapStore>().NameGroupsAsync(1, ["a"], null, Token),
        ["AnswerStore.AddAsync"] = bench => bench.Get<AnswerStore>().AddAsync(1, Profile, [], Token),
        ["ProfileStore.ChooseAsync"] = bench => bench.Get<ProfileStore>().ChooseAsync(
            1, new ChosenProfile(0, Profile, DefaultVocabulary.Instance, null), Token),
        ["ConnectionStore.SaveAsync"] = bench => bench.Get<ConnectionStore>().SaveAsync(Server, null, Token),
        ["ConnectionStore.RemoveAsync"] = bench => bench.Get<ConnectionStore>().RemoveAsync("server", Token),
        ["DraftStore.CreateAsync"] = bench => bench.Get<DraftStore>().CreateAsync("one", Prompt, Token),
        ["DraftStore.SaveAsync"] = bench => bench.Get<DraftStore>().SaveAsync(1, Prompt, 1, "tab", Token),
        ["DraftStore.RenameAsync"] = bench => bench.Get<DraftStore>().RenameAsync(1, "two", Token),
        ["DraftStore.DeleteAsync"] = bench => bench.Get<DraftStore>().DeleteAsync(1, Token),
        ["TestSetStore.SaveAsync"] = bench => bench.Get<TestSetStore>().SaveAsync(1, new TestSet("few", ["u"]), Token),
        ["TestSetStore.DeleteAsync"] = bench => bench.Get<TestSetStore>().DeleteAsync(1, "few", Token),
        ["MarkStore.PutAsync"] = bench => bench.Get<MarkStore>().PutAsync(1, Marked, new MarkEdit(MarkKind.Wrong, "Never."), Token),
        ["MarkStore.RemoveAsync"] = bench => bench.Get<MarkStore>().RemoveAsync(1, Marked, Token),
        ["MarkStore.TeachAsync"] = bench => bench.Get<MarkStore>().TeachAsync(1, Marked, ["Old."], Token),
        ["PromptTestStore.CreateAsync"] = bench => bench.Get<PromptTestStore>().CreateAsync(1, Draft, Plan, Token),
        ["PromptTestStore.SetRunAsync"] = bench => bench.Get<PromptTestStore>().SetRunAsync(1, 1, Token),
        ["PromptStore.PublishAsync"] = bench => bench.Get<PromptStore>().PublishAsync(Prompt, new PublishNote("ann", "Better."), 0, Token),
        ["PromptStore.RestoreAsync"] = bench => bench.Get<PromptStore>().RestoreAsync(0, "ann", 0, Token),
        ["PromptStore.SaveAsync"] = bench => bench.Get<PromptStore>().SaveAsync(new PublishGates(), Token),
        ["SettingsStore.SaveAsync"] = bench => bench.Get<SettingsStore>().SaveAsync(new AppSettings { ReadOnly = true, Offline = true }, Token),
        ["SettingsStore.RequireChangesAsync"] = bench => bench.Get<SettingsStore>().RequireChangesAsync(Token),
        ["RunQueue.EnqueueAsync"] = bench => bench.Get<RunQueue>().EnqueueAsync(new EncodeRequest { Dataset = "d" }, Token),
        ["RunQueue.RunNowAsync"] = bench => bench.Get<RunQueue>().RunNowAsync(new EncodeRequest { Dataset = "d" }, Token),
        ["RunQueue.CancelAsync"] = bench => bench.Get<RunQueue>().CancelAsync(1, Token),
        ["RunQueue.ResumeAsync"] = bench => bench.Get<RunQueue>().ResumeAsync(1, Token),
        ["RunQueue.ResumeNowAsync"] = bench => bench.Get<RunQueue>().ResumeNowAsync(1, Token),
        ["RunQueue.RepeatAsync"] = bench => bench.Get<RunQueue>().RepeatAsync(1, Token),
        ["Database.WriteAsync"] = bench => bench.Get<Database>().WriteAsync(_ => { }, Token),
    };

    /// <summary>Operations that only look, and those that write down what happens anyway: each with its reason where it is declared.</summary>
    private static readonly string[] Others =
    [
        "AnswerStore.ExchangesAsync", "AnswerStore.FailedAsync", "AnswerStore.FindAsync", "AnswerStore.OfAsync", "AnswerStore.ProfileAsync",
        "AnswerStore.RejectedAsync", "AnswerStore.StreamRejectedAsync", "AuditStore.AddAsync", "AuditStore.NamesAsync", "AuditStore.PageAsync",
        "AuditStore.StreamAsync", "ClauseVectorStore.FillAsync",
        "ConnectionStore.FindAsync", "ConnectionStore.LearnAsync", "ConnectionStore.ListAsync", "ConnectionStore.OpenAsync",
        "Database.ReadAsync", "DatabaseProbe.TryAsync",
        "DatasetStore.FindAsync", "DatasetStore.FindByContentAsync", "DatasetStore.GetAsync",
        "DatasetStore.LanguagesAsync", "DatasetStore.ListAsync", "DatasetStore.LoadAsync",
        "DatasetStore.PreviewDeletionAsync", "DatasetStore.SkippedPageAsync", "DatasetStore.SkippedRowsAsync", "DatasetStore.StatisticsAsync",
        "DraftStore.FindAsync", "DraftStore.ListAsync",
        "ExperimentStore.AnswersAsync", "ExperimentStore.FindAsync", "ExperimentStore.ListAsync", "ExperimentStore.ReadAsync",
        "ExperimentStore.StoppedAsync",
        "FittedModelStore.ListAsync", "GenerationStore.CurrentAsync", "GenerationStore.LatestDatasetAsync", "HistogramStore.OfAsync",
        "HistoryStore.FirstUserAsync",
        "HistoryStore.OfUserAsync", "MapStore.FindAsync", "MapStore.ListAsync", "MapStore.OpenAsync", "MarkStore.CasesAsync",
        "MarkStore.FindAsync", "MarkStore.ListAsync", "ModelStore.OpenAsync", "ProfileStore.AnswerOfAsync", "ProfileStore.CurrentAsync",
        "ProfileStore.FindAsync",
        "ProfileStore.FindModelProfileAsync", "ProfileStore.PageAsync", "ProfileStore.PositionAsync", "ProfileStore.StreamAsync",
        "ProfileStore.SummaryAsync", "PromptStore.FindAsync", "PromptStore.GatesAsync", "PromptStore.HistoryAsync", "PromptStore.LiveAsync",
        "PromptStore.VersionAsync", "PromptStore.VocabularyAsync", "PromptTestStore.BeginAsync", "PromptTestStore.FindAsync",
        "PromptTestStore.LatestAsync", "PromptTestStore.ReportAsync", "PromptTestStore.RowsAsync", "RankingStore.CurrentAsync",
        "RankingStore.StreamAsync", "ReplyStore.FindAsync", "ReplyStore.SaveAsync", "RunQueue.DrainAsync", "RunRecovery.MarkInterruptedAsync",
        "RunStore.ActiveAsync", "RunStore.FindAsync", "RunStore.LinesAsync", "RunStore.PageAsync", "RunStore.StreamAsync", "RunStore.UnitsAsync",
        "SelectionStore.FindAsync", "SelectionStore.PutAsync", "SelectionStore.SavedAsync", "SelectionStore.SummaryAsync",
        "SettingsStore.GetAsync", "SpendingStore.AddAsync", "SpendingStore.ByConnectionAsync", "SpendingStore.OfRunAsync",
        "TestSetStore.ListAsync", "TraitStore.CurrentAsync", "TraitStore.FindAsync", "TraitStore.IndexAsync", "TraitStore.StreamAsync",
    ];

    private StorageFixture bench = null!; // Set before each test.

    public static TheoryData<string> Operations => [.. Changes.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        bench = await StorageFixture.OpenAsync();
        await bench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 5), null, Token);
        await bench.Get<RunQueue>().EnqueueAsync(new EncodeRequest { Dataset = "small" }, Token);
        await bench.Get<SettingsStore>().SaveAsync(new AppSettings { ReadOnly = true }, Token);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task ReadOnly_EveryChange_IsRefusedWhereItIsDone(string operation)
    {
        var before = await StateAsync();

        await Assert.ThrowsAsync<ReadOnlyException>(() => Changes[operation](bench));

        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public void ReadOnly_EveryOperation_IsKnownToChangeOrNot()
    {
        var found = typeof(Database).Assembly.GetExportedTypes()
            .Where(type => type == typeof(Database) || type == typeof(RunQueue) || Writes(type))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != nameof(IAsyncDisposable.DisposeAsync))
                .Select(method => $"{type.Name}.{method.Name}"))
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(Changes.Keys.Concat(Others).Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public async Task ReadOnly_SecondProcess_KnowsIt()
    {
        var other = await StorageFixture.OpenAsync(bench.Folder);

        await Assert.ThrowsAsync<ReadOnlyException>(() => other.Get<DatasetStore>().DeleteAsync(1, Token));
        await other.CloseAsync();
    }

    [Fact]
    public async Task ReadOnly_SwitchedOff_LetsChangesPass()
    {
        await bench.Get<SettingsStore>().SaveAsync(new AppSettings(), Token);

        Assert.True(await bench.Get<DatasetStore>().DeleteAsync(1, Token));
    }

    [Fact]
    public async Task ReadOnly_SettingsSavedByWhoeverMissedIt_StaysOn()
    {
        await Assert.ThrowsAsync<ReadOnlyException>(() => bench.Get<SettingsStore>().SaveAsync(new AppSettings { SpendingLimit = 7 }, Token));

        Assert.True((await bench.Get<SettingsStore>().GetAsync(Token)).ReadOnly);
    }

    [Fact]
    public async Task ReadOnly_QueuedRun_WaitsUntilItIsOff()
    {
        Assert.Null(await bench.Get<RunLedger>().ClaimAsync(Token));

        await bench.Get<SettingsStore>().SaveAsync(new AppSettings(), Token);

        Assert.NotNull(await bench.Get<RunLedger>().ClaimAsync(Token));
    }

    private static bool Writes(Type type) => type.GetConstructors()
        .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(Database)));

    private Task<string> StateAsync() => bench.Get<Database>().ReadAsync(
        context => string.Join(
            '|',
            context.Set<DatasetSummary>().Count(),
            context.Set<RunRow>().Count(),
            context.Set<RunRow>().Count(run => run.State == RunState.Queued),
            context.Set<ConnectionRow>().Count(),
            context.Set<PromptVersionRow>().Count()),
        Token);
}
