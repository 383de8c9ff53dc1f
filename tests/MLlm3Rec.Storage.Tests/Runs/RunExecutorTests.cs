using MLlm3Rec.Experiments;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Fitting;

namespace MLlm3Rec.Storage.Runs;

public sealed class RunExecutorTests : IAsyncLifetime
{
    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => workbench = await StorageFixture.OpenAsync();

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task ExecuteAsync_AllUnitsFinish_EndsDoneWithResult()
    {
        var run = await BeginAsync();

        var ended = await ExecuteAsync(run, Job(run, units: 3));

        Assert.Equal(RunState.Done, ended.State);
        Assert.Equal(("Counting", 3, 3), (ended.Step, ended.Done, ended.Total));
        Assert.Equal("Counted.", ended.Result?.Summary);
        Assert.NotNull(ended.Provenance.CodeVersion);
        var lines = await workbench.Get<RunStore>().LinesAsync(run.Id, after: 0, take: 10, level: null, Token);
        Assert.Equal([(1, "Counted.")], lines.Select(line => (line.Sequence, line.Text)));
        Assert.Equal(3, (await workbench.Get<RunStore>().UnitsAsync(run.Id, Token)).Count);
    }

    [Fact]
    public async Task ExecuteAsync_JobThrows_EndsFailedKeepingFinishedUnits()
    {
        var run = await BeginAsync();
        var failing = Job(run, units: 5, before: unit => unit == 2 ? throw new InvalidDataException("Row 7 makes no sense.") : Task.CompletedTask);

        var ended = await ExecuteAsync(run, failing);

        Assert.Equal(RunState.Failed, ended.State);
        Assert.Contains("(InvalidDataException)", ended.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Row 7", ended.Message, StringComparison.Ordinal);
        Assert.True(ended.CanResume);
        var lines = await workbench.Get<RunStore>().LinesAsync(run.Id, after: 0, take: 10, MLlm3Rec.Runs.LogLevelName.Error, Token);
        Assert.Equal(ended.Message, Assert.Single(lines).Text);
    }

    [Fact]
    public async Task ExecuteAsync_JobIsRefused_EndsWithTheSentence()
    {
        var run = await BeginAsync();

        var ended = await ExecuteAsync(run, Job(run, units: 5, before: _ => throw new NotReadyException("Read the items first.")));

        Assert.Equal((RunState.Failed, "Read the items first."), (ended.State, ended.Message));
    }

    [Fact]
    public async Task ExecuteAsync_ResumedAfterFailure_DoesOnlyTheRest()
    {
        var run = await BeginAsync();
        await ExecuteAsync(run, Job(run, units: 5, before: unit => unit == 3 ? throw new InvalidDataException("no") : Task.CompletedTask));
        var finished = await workbench.Get<RunStore>().UnitsAsync(run.Id, Token);
        var again = await workbench.Get<RunLedger>().ClaimAsync(run.Id, Token);
        var rest = Job(run, units: 5);

        var ended = await ExecuteAsync(again!, rest);

        Assert.Equal(RunState.Done, ended.State);
        Assert.Equal(5 - finished.Count, rest.Worked.Count);
        Assert.Empty(rest.Worked.Intersect(finished));
    }

    [Fact]
    public async Task ExecuteAsync_PersonCancels_EndsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        var run = await BeginAsync();

        var ended = await workbench.Get<RunExecutor>()
            .ExecuteAsync(run, Job(run, 5, unit => unit == 2 ? cancel.CancelAsync() : Task.CompletedTask), cancel.Token, Token);

        Assert.Equal((RunState.Cancelled, "Cancelled."), (ended.State, ended.Message));
    }

    [Fact]
    public async Task ExecuteAsync_HostStops_EndsInterrupted()
    {
        using var stop = new CancellationTokenSource();
        var run = await BeginAsync();

        var ended = await workbench.Get<RunExecutor>()
            .ExecuteAsync(run, Job(run, 5, unit => unit == 2 ? stop.CancelAsync() : Task.CompletedTask), Token, stop.Token);

        Assert.Equal(RunState.Interrupted, ended.State);
        Assert.StartsWith("Interrupted", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_AnotherProcessAsksToStop_EndsCancelled()
    {
        var run = await BeginAsync();
        var asked = new TaskCompletionSource();
        var waiting = Job(run, 5, async (unit, token) =>
        {
            if (unit == 1)
            {
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            }
        });

        var executing = ExecuteAsync(run, waiting);
        await asked.Task;
        await workbench.Get<RunLedger>().RequestCancelAsync(run.Id, Token);

        Assert.Equal(RunState.Cancelled, (await executing).State);
    }

    [Fact]
    public async Task ExecuteAsync_WhileWatched_TellsBeginAndEndAtOnce()
    {
        var seen = new List<RunState>();
        using var watching = workbench.Get<RunFeed>().Subscribe(snapshot => seen.Add(snapshot.State));
        var run = await BeginAsync();

        await ExecuteAsync(run, Job(run, units: 1));

        Assert.Equal(RunState.Running, seen[0]);
        Assert.Equal(RunState.Done, seen[^1]);
        Assert.Empty(workbench.Get<RunFeed>().Active);
    }

    private Task<RunRecord> BeginAsync() =>
        workbench.Get<RunLedger>().CreateAsync(new EncodeRequest { Dataset = "d" }, after: null, claim: true, Token);

    private ScriptedJob Job(RunRecord run, int units, Func<int, Task>? before = null) =>
        Job(run, units, (unit, _) => before?.Invoke(unit) ?? Task.CompletedTask);

    private ScriptedJob Job(RunRecord run, int units, Func<int, CancellationToken, Task> before) =>
        new(run, workbench.Get<RunStore>(), units) { Before = before };

    private Task<RunRecord> ExecuteAsync(RunRecord run, RunJob job) =>
        workbench.Get<RunExecutor>().ExecuteAsync(run, job, CancellationToken.None, Token);
}
