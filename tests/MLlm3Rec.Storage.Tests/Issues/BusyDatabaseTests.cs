using MLlm3Rec.Experiments;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Settings;
using Microsoft.Data.Sqlite;

namespace MLlm3Rec.Storage.Issues;

/// <summary>Who waited for another writer was not told for whom, and died of it after a minute.</summary>
public sealed class BusyDatabaseTests : IAsyncLifetime
{
    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        workbench = await StorageFixture.OpenAsync(change: options => options with { Patience = TimeSpan.Zero });

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task Write_StrangerHoldsTheLock_IsRefusedInWords()
    {
        using var stranger = Hold();

        var busy = await Assert.ThrowsAsync<DatabaseBusyException>(() => workbench.Get<SettingsStore>().SaveAsync(new AppSettings(), Token));

        Assert.Contains("another program, which does not say what it is", busy.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", busy.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_OtherProcessHoldsTheLock_NamesItsWork()
    {
        var other = await StorageFixture.OpenAsync(workbench.Folder, change: options => options with { Program = "the command line (import)" });
        using var over = new ManualResetEventSlim();
        var writing = other.Get<Database>().WriteAsync(
            _ => over.Wait(Token), new WriteOptions { Purpose = "import of films" }, Token);
        await Eventually.HoldsAsync(() => Task.FromResult(File.Exists(workbench.DatabasePath + ".writer")), Token);

        var busy = await Assert.ThrowsAsync<DatabaseBusyException>(() => workbench.Get<SettingsStore>().SaveAsync(new AppSettings(), Token));
        over.Set();
        await writing;
        await other.CloseAsync();

        Assert.Contains(
            $"the command line (import) (process {Environment.ProcessId}): import of films, since", busy.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(workbench.DatabasePath + ".writer"));
    }

    [Fact]
    public async Task Work_OfARun_WaitsItsTurn()
    {
        var run = await workbench.Get<RunLedger>().CreateAsync(new EncodeRequest { Dataset = "d" }, after: null, claim: true, Token);
        var queue = workbench.Get<WriteQueue>();
        var stranger = Hold();
        var executing = workbench.Get<RunExecutor>().ExecuteAsync(run, new ScriptedJob(run, workbench.Get<RunStore>(), units: 2), Token, Token);
        await Eventually.HoldsAsync(() => Task.FromResult(queue.WaitingSince is not null), Token);

        stranger.Dispose();

        Assert.Equal(RunState.Done, (await executing).State);
    }

    [Fact]
    public async Task Claim_NothingQueued_NeedsNoLock()
    {
        using var stranger = Hold();

        Assert.Null(await workbench.Get<RunLedger>().ClaimAsync(Token));
    }

    [Fact]
    public async Task Wait_Cancelled_EndsAtOnce()
    {
        using var stranger = Hold();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var queue = workbench.Get<WriteQueue>();
        var writing = workbench.Get<Database>().WriteAsync(_ => { }, new WriteOptions { IsPatient = true }, cancel.Token);
        await Eventually.HoldsAsync(() => Task.FromResult(queue.WaitingSince is not null), Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        Assert.Null(queue.WaitingSince);
    }

    [Fact]
    public async Task WaitingSince_TurnsComeAndGo_NeverFails()
    {
        var queue = workbench.Get<WriteQueue>();
        var taking = Task.Run(
            async () =>
            {
                for (var turn = 0; turn < 20_000; turn++)
                {
                    (await queue.TakeAsync(new WriteOptions(), Token)).Dispose();
                }
            },
            Token);
        while (!taking.IsCompleted)
        {
            _ = queue.WaitingSince;
        }

        await taking;
        Assert.Null(queue.WaitingSince);
    }

    [Fact]
    public async Task Probe_StrangerHoldsTheLock_SaysThatWritesWait()
    {
        Assert.Null(await workbench.Get<DatabaseProbe>().TryAsync(Token));
        using var stranger = Hold();

        Assert.Contains("Writes wait", await workbench.Get<DatabaseProbe>().TryAsync(Token), StringComparison.Ordinal);
    }

    private SqliteConnection Hold()
    {
        var connection = new SqliteConnection($"Data Source={workbench.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }
}
