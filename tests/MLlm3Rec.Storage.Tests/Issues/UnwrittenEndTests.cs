using MLlm3Rec.Experiments;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Loops;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Issues;

/// <summary>A database that could not be written for a moment ended the worker, and with it the server; the run was running for ever.</summary>
public sealed class UnwrittenEndTests : IAsyncLifetime
{
    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Away => workbench.DatabasePath + ".away";

    public async ValueTask InitializeAsync() => workbench = await StorageFixture.OpenAsync();

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task ExecuteAsync_DatabaseAwayAtEnd_IsWrittenLater()
    {
        var run = await workbench.Get<RunLedger>().CreateAsync(new EncodeRequest { Dataset = "d" }, after: null, claim: true, Token);
        var executor = workbench.Get<RunExecutor>();

        await Assert.ThrowsAsync<DatabaseGoneException>(() => executor.ExecuteAsync(run, Vanishing(run), Token, Token));
        File.Move(Away, workbench.DatabasePath);
        await executor.WriteEndsAsync(Token);

        var ended = await workbench.Get<RunStore>().FindAsync(run.Id, Token);
        Assert.Equal(RunState.Failed, ended?.State);
        Assert.Contains("is gone", ended?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DrainAsync_DatabaseAwayForAMoment_WorksOn()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var loops = workbench.Get<LoopWatch>();
        var id = await workbench.Get<RunQueue>().EnqueueAsync(new EncodeRequest { Dataset = "nowhere" }, Token);
        File.Move(workbench.DatabasePath, Away);
        var draining = workbench.Get<RunQueue>().DrainAsync(loops, stop.Token);
        await Eventually.HoldsAsync(() => Task.FromResult(loops.States is [{ Failures: > 0 }]), Token);
        Assert.Contains("is gone", loops.States[0].Failure, StringComparison.Ordinal);

        File.Move(Away, workbench.DatabasePath);

        await Eventually.HoldsAsync(async () => await workbench.Get<RunStore>().FindAsync(id, Token) is { HasEnded: true }, Token);
        await Eventually.HoldsAsync(() => Task.FromResult(loops.States[0].Failure is null), Token);
        await stop.CancelAsync();
        await draining;
    }

    [Fact]
    public async Task ExecuteAsync_LeftoversCannotBeRemoved_EndsDone()
    {
        var run = await workbench.Get<RunLedger>().CreateAsync(new EncodeRequest { Dataset = "d" }, after: null, claim: true, Token);

        var ended = await workbench.Get<RunExecutor>().ExecuteAsync(run, new StuckJob(), Token, Token);

        Assert.Equal(RunState.Done, ended.State);
    }

    private ScriptedJob Vanishing(RunRecord run) => new(run, workbench.Get<RunStore>(), units: 2)
    {
        Before = (unit, _) =>
        {
            if (unit == 0)
            {
                File.Move(workbench.DatabasePath, Away);
            }

            return Task.CompletedTask;
        },
    };

    private sealed class StuckJob : RunJob
    {
        public override IAsyncEnumerable<MLlm3Rec.Runs.RunEvent> ExecuteAsync(CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<MLlm3Rec.Runs.RunEvent>();

        public override RunResult Publish(StorageContext context) => new("Done.", []);

        public override void Release(RunState state) => throw new UnauthorizedAccessException("It is nailed down.");
    }
}
