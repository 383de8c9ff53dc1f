using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Loops;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

public sealed class RunQueueTests : IAsyncLifetime
{
    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunQueue Queue => workbench.Get<RunQueue>();

    public async ValueTask InitializeAsync() => workbench = await StorageFixture.OpenAsync();

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task DrainAsync_ChainOfRuns_MakesTheDatasetReady()
    {
        var dataset = await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 30), progress: null, Token);
        var encode = await Queue.EnqueueAsync(new EncodeRequest { Dataset = dataset.Name }, Token);
        var extract = await Queue.EnqueueAsync(new ExtractRequest { Dataset = dataset.Name }, after: encode, Token);

        await DrainUntilEndedAsync(extract);

        Assert.Equal(RunState.Done, (await RunAsync(encode)).State);
        var extracted = await RunAsync(extract);
        Assert.Equal(RunState.Done, extracted.State);
        Assert.Equal(dataset.ContentHash, extracted.Provenance.DataHash);
        Assert.Equal(30, (await workbench.Get<ProfileStore>().SummaryAsync(dataset.Id, Token))?.Users);
    }

    [Fact]
    public async Task DrainAsync_PredecessorFails_CancelsTheFollower()
    {
        var encode = await Queue.EnqueueAsync(new EncodeRequest { Dataset = "nowhere" }, Token);
        var extract = await Queue.EnqueueAsync(new ExtractRequest { Dataset = "nowhere" }, after: encode, Token);

        await DrainUntilEndedAsync(encode);

        var failed = await RunAsync(encode);
        Assert.Equal((RunState.Failed, "There is no dataset named \"nowhere\"."), (failed.State, failed.Message));
        var follower = await RunAsync(extract);
        Assert.Equal((RunState.Cancelled, $"Run {encode}, which it builds on, did not finish."), (follower.State, follower.Message));
    }

    [Fact]
    public async Task CancelAsync_TwiceWhileQueued_CancelsOnce()
    {
        var id = await Queue.EnqueueAsync(new EncodeRequest { Dataset = "d" }, Token);

        await Queue.CancelAsync(id, Token);
        await Queue.CancelAsync(id, Token);

        Assert.Equal(RunState.Cancelled, (await RunAsync(id)).State);
        Assert.Empty(workbench.Get<RunFeed>().Active);
    }

    [Fact]
    public async Task ResumeAsync_CancelledRun_QueuesItAndItsFollowersAgain()
    {
        var first = await Queue.EnqueueAsync(new EncodeRequest { Dataset = "d" }, Token);
        var second = await Queue.EnqueueAsync(new ExtractRequest { Dataset = "d" }, after: first, Token);
        await Queue.CancelAsync(first, Token);
        Assert.Equal(RunState.Cancelled, (await RunAsync(second)).State);

        var resumed = await Queue.ResumeAsync(first, Token);

        Assert.True(resumed);
        Assert.Equal(RunState.Queued, (await RunAsync(first)).State);
        Assert.Equal(RunState.Queued, (await RunAsync(second)).State);
        Assert.False(await Queue.ResumeAsync(first, Token));
    }

    [Fact]
    public async Task RepeatAsync_AnyRun_QueuesTheSameRequest()
    {
        var request = new EvaluateRequest { Dataset = "d", Methods = ["mar", "popularity"], Protocol = Protocol.Sampled, Users = 100, Seed = 7 };
        var id = await Queue.EnqueueAsync(request, Token);

        var repeated = await Queue.RepeatAsync(id, Token);

        Assert.Equivalent(request, (await RunAsync(repeated!.Value)).Request, strict: true);
    }

    [Fact]
    public async Task MarkInterruptedAsync_WorkerIsDead_SaysWhereItStopped()
    {
        var run = await workbench.Get<RunLedger>().CreateAsync(new ExtractRequest { Dataset = "d" }, after: null, claim: true, Token);
        await workbench.Get<RunLedger>()
            .NoteAsync(new RunProgressNote(run.Id, "Extracting motives", 4120, 10000, TimeSpan.FromSeconds(3), []), Token);
        await workbench.Get<Database>().WriteAsync(
            context => context.Execute("UPDATE Runs SET Worker = @1 WHERE Id = @0", run.Id, $"{Environment.MachineName}/{int.MaxValue}/0"),
            Token);

        await workbench.Get<RunRecovery>().MarkInterruptedAsync(Token);

        var interrupted = await RunAsync(run.Id);
        Assert.Equal((RunState.Interrupted, "Interrupted at 4,120 of 10,000."), (interrupted.State, interrupted.Message));
        Assert.Equal(TimeSpan.FromSeconds(3), interrupted.Elapsed);
    }

    [Fact]
    public async Task MarkInterruptedAsync_WorkerIsThisProcess_LeavesItAlone()
    {
        var run = await workbench.Get<RunLedger>().CreateAsync(new ExtractRequest { Dataset = "d" }, after: null, claim: true, Token);

        await workbench.Get<RunRecovery>().MarkInterruptedAsync(Token);

        Assert.Equal(RunState.Running, (await RunAsync(run.Id)).State);
    }

    [Fact]
    public async Task FollowAsync_ALookFailed_GoesOnWithTheNext()
    {
        var run = await workbench.Get<RunLedger>().CreateAsync(new ExtractRequest { Dataset = "d" }, after: null, claim: true, Token);
        await ExecuteAsync("UPDATE Runs SET Worker = NULL");
        await ExecuteAsync("ALTER TABLE Runs RENAME TO Away");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var ended = new TaskCompletionSource();
        using var hearing = workbench.Get<RunFeed>().Subscribe(snapshot => _ = snapshot.HasEnded && ended.TrySetResult());
        var loops = workbench.Get<LoopWatch>();
        var watching = workbench.Get<RunWatch>().FollowAsync(loops, stop.Token);
        await Eventually.HoldsAsync(() => Task.FromResult(loops.States.Any(state => state.Failures > 0)), Token);

        await ExecuteAsync("ALTER TABLE Away RENAME TO Runs");

        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1), Token);
        Assert.Equal(RunState.Interrupted, (await RunAsync(run.Id)).State);
        await stop.CancelAsync();
        await watching;
    }

    private Task<int> ExecuteAsync(string sql) => workbench.Get<Database>().WriteAsync(context => context.Execute(sql), Token);

    private async Task<RunRecord> RunAsync(int id) => (await workbench.Get<RunStore>().FindAsync(id, Token))!;

    private async Task DrainUntilEndedAsync(int id)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var ended = new TaskCompletionSource();
        using var watching = workbench.Get<RunFeed>().Subscribe(snapshot => _ = snapshot.Id == id && snapshot.HasEnded && ended.TrySetResult());
        var draining = Queue.DrainAsync(workbench.Get<LoopWatch>(), stop.Token);
        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1), Token);
        await stop.CancelAsync();
        await draining;
    }
}
