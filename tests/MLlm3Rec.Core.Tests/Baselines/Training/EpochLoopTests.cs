using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Training;

public sealed class EpochLoopTests
{
    // Four users who have seen item 0 and want item 1; the trainer scores item 1 by what it was told.
    private static readonly Datasets.Dataset Shop = SmallDataset.Of(items: 30, [0], [0], [0], [0]);
    private static readonly int[] Wanted = [1, 1, 1, 1];

    [Fact]
    public async Task Run_ValidationStopsImproving_EndsAfterPatienceWithBestWeights()
    {
        var events = await RunAsync(new ScriptedTrainer(21, 22, 25, 24, 23, 29), Wanted, new EpochOptions { Patience = 2 });

        var finished = Assert.IsType<TrainingFinished>(events[^1]);
        Assert.Equal(3, finished.BestEpoch);
        Assert.Equal(6, events.Count);
        Assert.Equal(25, finished.Weights[0].Values[0]);
        Assert.Equal([true, true, true, false, false], Reports(events).Select(report => report.IsBest));
    }

    [Fact]
    public async Task Run_EachEpoch_TellsLossAndHandComputedNdcg()
    {
        // Score s puts the wanted item above the s lowest of the 28 others (scored 0 … 27, item 0 seen): rank 29 − s; s = 26 → places 2 and 3.
        var reports = Reports(await RunAsync(new ScriptedTrainer(26, 28), Wanted, new EpochOptions { Epochs = 2 }));

        Assert.Equal((1 / Math.Log2(3) + 1 / Math.Log2(4)) / 2, reports[0].Ndcg!.Value, precision: 12);
        Assert.Equal(1, reports[1].Ndcg);
        Assert.Equal([26, 28], reports.Select(report => report.Loss));
    }

    [Fact]
    public async Task Run_NoTargets_RunsAllEpochsAndKeepsTheLast()
    {
        var events = await RunAsync(new ScriptedTrainer(3, 2, 1), targets: [], new EpochOptions { Epochs = 3, Patience = 1 });

        var finished = Assert.IsType<TrainingFinished>(events[^1]);
        Assert.Equal(3, finished.BestEpoch);
        Assert.Null(finished.Ndcg);
        Assert.Equal(1, finished.Weights[0].Values[0]);
    }

    [Fact]
    public async Task Run_ValidateEverySecond_LeavesOthersOut()
    {
        var reports = Reports(await RunAsync(new ScriptedTrainer(25, 26, 27), Wanted, new EpochOptions { Epochs = 3, ValidateEvery = 2 }));

        Assert.Equal([false, true, true], reports.Select(report => report.Ndcg.HasValue));
    }

    [Fact]
    public async Task Run_FromCheckpoint_EndsAsIfNeverInterrupted()
    {
        float[] script = [21, 25, 24, 27, 22, 20, 20];
        var options = new EpochOptions { Patience = 3 };
        var whole = Assert.IsType<TrainingFinished>((await RunAsync(new ScriptedTrainer(script), Wanted, options))[^1]);
        var stored = await CheckpointAfterAsync(epochs: 3, new ScriptedTrainer(script), options);

        var events = await RunAsync(new ScriptedTrainer(script), Wanted, options, stored);

        var resumed = Assert.IsType<TrainingFinished>(events[^1]);
        Assert.Equal(4, Reports(events)[0].Epoch);
        Assert.Equal((whole.BestEpoch, whole.Ndcg), (resumed.BestEpoch, resumed.Ndcg));
        Assert.Equal(whole.Weights[0].Values, resumed.Weights[0].Values);
    }

    [Fact]
    public async Task Run_FromEndedCheckpoint_GivesTheBestWeightsAtOnce()
    {
        var stored = await CheckpointAfterAsync(epochs: 3, new ScriptedTrainer(27, 1, 1), new EpochOptions { Epochs = 3 });

        var events = await RunAsync(new ScriptedTrainer(27, 1, 1), Wanted, new EpochOptions { Epochs = 3 }, stored);

        Assert.Equal(27, Assert.IsType<TrainingFinished>(Assert.Single(events)).Weights[0].Values[0]);
    }

    [Fact]
    public async Task Run_CheckpointOfOtherOptions_Refuses()
    {
        var stored = await CheckpointAfterAsync(epochs: 1, new ScriptedTrainer(1, 2), new EpochOptions { Epochs = 2 });

        await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(new ScriptedTrainer(1, 2, 3), Wanted, new EpochOptions { Epochs = 2 }, stored));
    }

    [Fact]
    public async Task Run_CutCheckpoint_Refuses()
    {
        var stored = await CheckpointAfterAsync(epochs: 1, new ScriptedTrainer(1, 2), new EpochOptions { Epochs = 2 });
        stored.SetLength(stored.Length - 3);

        await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(new ScriptedTrainer(1, 2), Wanted, new EpochOptions { Epochs = 2 }, stored));
    }

    [Fact]
    public async Task Run_LossIsNoNumber_SaysWhatToDo()
    {
        var failure =
            await Assert.ThrowsAsync<TrainingDivergedException>(() => RunAsync(new ScriptedTrainer(1, float.NaN), Wanted, new EpochOptions()));

        Assert.Contains("epoch 2", failure.Message, StringComparison.Ordinal);
        Assert.Contains("learning rate", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CancelledBetweenEpochs_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        var loop = Loop(new ScriptedTrainer(1, 2, 3), Wanted, new EpochOptions());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in loop.RunAsync(checkpoint: null, cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });
    }

    private static EpochLoop Loop(Trainer trainer, int[] targets, EpochOptions options) =>
        new(trainer, new ValidationSet(Shop, targets, options), options, TimeProvider.System);

    private static async Task<List<TrainingEvent>> RunAsync(Trainer trainer, int[] targets, EpochOptions options, Stream? checkpoint = null)
    {
        var events = new List<TrainingEvent>();
        await foreach (var told in Loop(trainer, targets, options).RunAsync(checkpoint, TestContext.Current.CancellationToken))
        {
            events.Add(told);
        }

        return events;
    }

    private static async Task<MemoryStream> CheckpointAfterAsync(int epochs, Trainer trainer, EpochOptions options)
    {
        var stored = new MemoryStream();
        await foreach (var told in Loop(trainer, Wanted, options).RunAsync(checkpoint: null, TestContext.Current.CancellationToken))
        {
            if (told is EpochFinished { Report.Epoch: var epoch, Checkpoint: var checkpoint } && epoch == epochs)
            {
                checkpoint.Write(stored);
                break;
            }
        }

        stored.Position = 0;
        return stored;
    }

    private static EpochReport[] Reports(IEnumerable<TrainingEvent> events) => [.. events.OfType<EpochFinished>().Select(told => told.Report)];
}
