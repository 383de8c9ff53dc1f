using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Runs that a model's server keeps from going on.</summary>
public sealed class ModelPauseTests : IAsyncLifetime
{
    private const int People = 30;

    private readonly ScriptedEngine engine = new();
    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ExtractRequest Ask => new() { Dataset = SmallDataset.Name, Engine = new ModelUse { Connection = ScriptedEngine.Name } };

    private RunQueue Queue => workbench.Get<RunQueue>();

    public async ValueTask InitializeAsync()
    {
        workbench = await StorageFixture.OpenAsync(configure: services => services.AddSingleton<EngineOpener>(engine.Open));
        await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: People), progress: null, Token);
        await workbench.Get<ConnectionStore>().SaveAsync(ScriptedEngine.Connection, key: null, Token);
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task Extract_SilentServer_StopsTheRun()
    {
        (engine.Rejects, engine.Cause) = (_ => true, RejectionCause.Call);

        var run = await Queue.RunNowAsync(Ask, Token);

        Assert.Equal(RunState.Paused, run.State);
        Assert.Contains("got no answer", run.Message);
    }

    [Fact]
    public async Task Extract_ResumedAfterAPause_AsksWhoGotNoAnswer()
    {
        engine.Before = (user, _) => user == "u0029" ? throw new ConnectionFailedException(ScriptedEngine.Name, "no quota.") : Task.CompletedTask;
        (engine.Rejects, engine.Cause) = (user => user is "u0001" or "u0002", RejectionCause.Call);
        var paused = await Queue.RunNowAsync(Ask, Token);
        string[] written = [.. engine.Asked];
        engine.Asked.Clear();
        (engine.Before, engine.Rejects) = ((_, _) => Task.CompletedTask, _ => false);

        var resumed = await Queue.ResumeNowAsync(paused.Id, Token);

        Assert.Equal((RunState.Paused, true), (paused.State, paused.CanResume));
        Assert.Contains("no quota", paused.Message);
        Assert.Equal(RunState.Done, resumed?.State);
        Assert.Equal([30L, 30, 0], resumed?.Result?.Counts.Select(count => count.Count));
        Assert.Equal(
            Enumerable.Range(0, People).Select(user => $"u{user:0000}").Except(written.Except(["u0001", "u0002", "u0029"])), engine.Asked.Order());
        Assert.Equal(0, (await workbench.Get<AnswerStore>().RejectedAsync(paused.Id, new AnswerQuery(), Token)).Total);
    }

    [Fact]
    public async Task Extract_NobodyReadAndResumed_AsksEverybodyAnew()
    {
        engine.Rejects = _ => true;
        var run = await Queue.RunNowAsync(Ask, Token);
        engine.Rejects = user => user == "u0003";
        engine.Asked.Clear();

        var resumed = await Queue.ResumeNowAsync(run.Id, Token);

        Assert.Equal(People, engine.Asked.Count);
        Assert.Equal([30L, 29, 1], resumed?.Result?.Counts.Select(count => count.Count));
    }
}
