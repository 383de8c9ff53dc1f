using MLlm3Rec.Connections;
using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Storage.Traits;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.Storage.Runs;

public sealed class ModelJobTests : IAsyncLifetime
{
    private readonly ScriptedEngine engine = new();
    private StorageFixture workbench = null!; // Set before each test.
    private DatasetSummary dataset = null!; // Likewise.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunQueue Queue => workbench.Get<RunQueue>();

    private ProfileStore Profiles => workbench.Get<ProfileStore>();

    public async ValueTask InitializeAsync()
    {
        workbench = await StorageFixture.OpenAsync(configure: services => services.AddSingleton<EngineOpener>(engine.Open));
        dataset = await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 30), progress: null, Token);
        await workbench.Get<ConnectionStore>().SaveAsync(ScriptedEngine.Connection, key: null, Token);
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task Extract_ByAModel_SignsProfilesAndKeepsReplies()
    {
        var run = await Queue.RunNowAsync(Ask(), Token);

        Assert.Equal(RunState.Done, run.State);
        var profile = await Profiles.FindAsync(dataset.Id, new UserId("u0007"), Token);
        Assert.Equal(ScriptedEngine.Name, profile?.Provenance.Engine);
        var answer = await Profiles.AnswerOfAsync(dataset.Id, new UserId("u0007"), Token);
        var exchange = Assert.Single(await workbench.Get<AnswerStore>().ExchangesAsync(answer!.Value, Token));
        Assert.Equal("Because of u0007.", exchange.Reply);
        Assert.Equal(new Usage(30, 0, 3000, 1500, 0.30m, TimeSpan.FromMilliseconds(600), 30), run.Result?.Usage);
        Assert.Equal(run.Result?.Usage, (await workbench.Get<SpendingStore>().ByConnectionAsync(Token))[ScriptedEngine.Name]);
    }

    [Fact]
    public async Task Extract_SomeUsersByAModel_LeavesTheOthersTheirs()
    {
        await ReadWithBuiltInAsync();

        await Queue.RunNowAsync(Ask(users: ["u0001", "u0002"]), Token);

        Assert.Equal(30, (await Profiles.SummaryAsync(dataset.Id, Token))?.Users);
        Assert.Equal(ScriptedEngine.Name, await EngineOfAsync("u0001"));
        Assert.Equal("built-in", await EngineOfAsync("u0003"));
    }

    [Theory]
    [InlineData(true, ScriptedEngine.Name)]
    [InlineData(false, "built-in")]
    public async Task Extract_BuiltInAfterModel_KeepsPaidProfilesIfAsked(bool keep, string expected)
    {
        await ReadWithBuiltInAsync();
        await Queue.RunNowAsync(Ask(users: ["u0001"]), Token);

        await Queue.RunNowAsync(new ExtractRequest { Dataset = dataset.Name, KeepModelMade = keep }, Token);

        Assert.Equal(expected, await EngineOfAsync("u0001"));
        Assert.Equal("built-in", await EngineOfAsync("u0002"));
        Assert.Equal(30, (await Profiles.SummaryAsync(dataset.Id, Token))?.Users);
    }

    [Fact]
    public async Task Extract_RejectedAnswers_LeaveTheFormerProfile()
    {
        await ReadWithBuiltInAsync();
        engine.Rejects = user => user is "u0004" or "u0009";

        var run = await Queue.RunNowAsync(Ask(), Token);

        Assert.Equal([30L, 28, 2], run.Result?.Counts.Select(count => count.Count));
        var rejected = await workbench.Get<AnswerStore>().RejectedAsync(run.Id, new AnswerQuery(), Token);
        Assert.Equal(["u0004", "u0009"], rejected.Rows.Select(row => row.Subject).Order());
        Assert.Equal(["Nonsense about u0004."], rejected.Rows.Single(row => row.Subject == "u0004").Rejection?.Reasons);
        Assert.Equal("built-in", await EngineOfAsync("u0004"));
        Assert.NotEmpty(await workbench.Get<AnswerStore>().ExchangesAsync(rejected.Rows[0].Id, Token));
    }

    [Fact]
    public async Task Extract_FailedOnly_AsksNobodyElseAndAsksAnew()
    {
        engine.Rejects = user => user is "u0004" or "u0009";
        await Queue.RunNowAsync(Ask(), Token);
        engine.Asked.Clear();
        engine.Rejects = user => user == "u0009";

        var run = await Queue.RunNowAsync(Ask(retry: true), Token);

        Assert.Equal(["u0004", "u0009"], engine.Asked.Order());
        Assert.True(engine.Session?.AskAgain);
        Assert.Equal([2L, 1, 1], run.Result?.Counts.Select(count => count.Count));
        Assert.Equal(29, (await Profiles.SummaryAsync(dataset.Id, Token))?.Users);
        Assert.Equal(["u0009"], await workbench.Get<AnswerStore>().FailedAsync(dataset.Id, AnswerTask.Profile, ScriptedEngine.Name, Token));
    }

    [Fact]
    public async Task Extract_BudgetOfCalls_StopsThereAndSaysSo()
    {
        var run = await Queue.RunNowAsync(Ask(budget: new BudgetLimits { Calls = 12 }), Token);

        Assert.Equal(RunState.Done, run.State);
        Assert.Equal(12, engine.Asked.Count);
        Assert.Contains("12 calls", run.Result?.Summary);
        Assert.Contains("18 people were not asked about", run.Result?.Summary);
        Assert.Equal(12, (await Profiles.SummaryAsync(dataset.Id, Token))?.Users);
    }

    [Fact]
    public async Task Extract_CancelledAndResumed_AsksAboutNobodyTwice()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        engine.Before = (_, cancel) => engine.Asked.Count > 20 ? CancelWhenSomeAreWrittenAsync(enough, cancel) : Task.CompletedTask;
        var cancelled = await Queue.RunNowAsync(Ask(), enough.Token);
        var finished = (await AnsweredAsync(cancelled.Id)).ToHashSet();
        engine.Asked.Clear();
        engine.Before = (_, _) => Task.CompletedTask;

        var resumed = await Queue.ResumeNowAsync(cancelled.Id, Token);

        Assert.Equal(RunState.Cancelled, cancelled.State);
        Assert.Equal(RunState.Done, resumed?.State);
        Assert.NotEmpty(finished);
        Assert.DoesNotContain(engine.Asked, finished.Contains);
        Assert.Equal(30, finished.Count + engine.Asked.Count);
        Assert.Equal(30, (await Profiles.SummaryAsync(dataset.Id, Token))?.Users);
    }

    [Fact]
    public async Task Extract_Resumed_CountsTheBudgetOfAllItsAttempts()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        engine.Before = (_, cancel) => engine.Asked.Count > 10 ? CancelWhenSomeAreWrittenAsync(enough, cancel) : Task.CompletedTask;
        var cancelled = await Queue.RunNowAsync(Ask(budget: new BudgetLimits { Calls = 15 }), enough.Token);
        var spent = await workbench.Get<SpendingStore>().OfRunAsync(cancelled.Id, Token);
        engine.Before = (_, _) => Task.CompletedTask;

        var resumed = await Queue.ResumeNowAsync(cancelled.Id, Token);

        Assert.InRange(spent.Calls, 1, 14);
        Assert.Equal(15, resumed?.Result?.Usage?.Calls);
    }

    [Fact]
    public async Task Extract_NoAnswerOfUse_LeavesWhatReadersSee()
    {
        await ReadWithBuiltInAsync();
        engine.Rejects = _ => true;

        var run = await Queue.RunNowAsync(Ask(), Token);

        Assert.Equal(RunState.Failed, run.State);
        Assert.StartsWith("scripted read none of 30 people. 30 answers were of no use", run.Message, StringComparison.Ordinal);
        Assert.Equal("built-in", await EngineOfAsync("u0001"));
        Assert.Equal(30, (await workbench.Get<AnswerStore>().RejectedAsync(run.Id, new AnswerQuery { Take = 5 }, Token)).Total);
    }

    [Fact]
    public async Task Extract_WhatTheServerTeaches_IsKeptWithTheConnection()
    {
        await Queue.RunNowAsync(Ask(users: ["u0001"]), Token);
        var taught = ServerDialect.Of(ScriptedEngine.Connection) with { TakesTemperature = false, MostTokensOut = 700 };

        await engine.Session!.Learned!(taught);
        await Queue.RunNowAsync(Ask(users: ["u0001"]), Token);

        Assert.Equal(taught, engine.Opened?.Dialect);
    }

    [Fact]
    public async Task Extract_SettingsOfTheWorkbench_BoundTheConnection()
    {
        await workbench.Get<SettingsStore>().SaveAsync(new AppSettings { Parallel = 2, Timeout = TimeSpan.FromSeconds(5) }, Token);

        await Queue.RunNowAsync(Ask(users: ["u0001"]), Token);

        Assert.Equal((2, TimeSpan.FromSeconds(5)), (engine.Opened?.Parallel, engine.Opened?.Timeout));
    }

    [Fact]
    public async Task Encode_SomeItemsByAModel_KeepsTheOthers()
    {
        await ReadWithBuiltInAsync();
        var before = await workbench.Get<TraitStore>().IndexAsync(dataset.Id, Token);

        var run = await Queue.RunNowAsync(
            new EncodeRequest { Dataset = dataset.Name, Items = ["i3"], Engine = new ModelUse { Connection = ScriptedEngine.Name } }, Token);

        Assert.Equal(RunState.Done, run.State);
        var after = await workbench.Get<TraitStore>().IndexAsync(dataset.Id, Token);
        Assert.Equal(before?.Vectors, after?.Vectors);
        Assert.Equal(ScriptedEngine.Name, (await workbench.Get<TraitStore>().FindAsync(dataset.Id, new ItemId("i3"), Token))?.Provenance.Engine);
        Assert.Equal("built-in", (await workbench.Get<TraitStore>().FindAsync(dataset.Id, new ItemId("i4"), Token))?.Provenance.Engine);
        Assert.Equal(RunState.Done, (await Queue.RunNowAsync(new TrainRequest { Dataset = dataset.Name }, Token)).State);
    }

    [Fact]
    public async Task ChooseAsync_OtherProfile_ShowsInTheListAtOnce()
    {
        await ReadWithBuiltInAsync();
        var query = new ProfileQuery { DatasetId = dataset.Id, Text = "told by the model" };
        Assert.Equal(0, (await Profiles.PageAsync(query, Token)).Total);
        await Queue.RunNowAsync(Ask(users: ["u0001"]), Token);
        var told = await Profiles.FindAsync(dataset.Id, new UserId("u0001"), Token);
        Assert.Equal(1, (await Profiles.PageAsync(query, Token)).Total);

        var chosen = new ChosenProfile(2, told! with { User = new UserId("u0002") }, Vocabularies.DefaultVocabulary.Instance, AnswerId: 1);

        Assert.True(await Profiles.ChooseAsync(dataset.Id, chosen, Token));
        Assert.Equal(2, (await Profiles.PageAsync(query, Token)).Total);
        Assert.Equal(1, await Profiles.AnswerOfAsync(dataset.Id, new UserId("u0002"), Token));
    }

    private async Task CancelWhenSomeAreWrittenAsync(CancellationTokenSource run, CancellationToken cancellationToken)
    {
        await Eventually.HoldsAsync(
            async () =>
                (await workbench.Get<SpendingStore>().ByConnectionAsync(cancellationToken)).ContainsKey(ScriptedEngine.Name), cancellationToken);
        await run.CancelAsync();
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private ExtractRequest Ask(IReadOnlyList<string>? users = null, BudgetLimits? budget = null, bool retry = false) => new()
    {
        Dataset = dataset.Name,
        Users = users,
        Engine = new ModelUse { Connection = ScriptedEngine.Name, Budget = budget ?? BudgetLimits.Unlimited, RetryFailed = retry },
    };

    private async Task ReadWithBuiltInAsync()
    {
        await Queue.RunNowAsync(new EncodeRequest { Dataset = dataset.Name }, Token);
        await Queue.RunNowAsync(new ExtractRequest { Dataset = dataset.Name }, Token);
    }

    private async Task<string?> EngineOfAsync(string user) => (await Profiles.FindAsync(dataset.Id, new UserId(user), Token))?.Provenance.Engine;

    private async Task<IEnumerable<string>> AnsweredAsync(int run)
    {
        var generation = await workbench.Get<Database>()
            .ReadAsync(context => context.Scalar<int>("SELECT Id FROM Generations WHERE RunId = @0", run), Token);
        return (await workbench.Get<AnswerStore>().AnsweredAsync(run, generation, Token)).Select(answered => answered.Subject);
    }
}
