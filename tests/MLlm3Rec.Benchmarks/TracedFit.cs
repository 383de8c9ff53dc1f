using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Benchmarks;

/// <summary>Fits a method; where it learns in epochs, says on the error stream what each came to and the CPU seconds until then.</summary>
internal static class TracedFit
{
    public static async Task<IRecommender> RunAsync(
        IAlgorithm algorithm, Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken)
    {
        if (algorithm is not TrainedAlgorithm trained)
        {
            return await algorithm.FitAsync(train, targets, cancellationToken);
        }

        var begin = Environment.CpuUsage.TotalTime;
        IRecommender? fitted = null;
        await foreach (var told in trained.TrainAsync(train, targets, checkpoint: null, cancellationToken))
        {
            if (told is EpochFinished { Report: var epoch })
            {
                var validated = epoch.Ndcg is { } ndcg ? $", validation NDCG@10 {ndcg:F4}{(epoch.IsBest ? " *" : "")}" : "";
                await Console.Error.WriteLineAsync(
                    $"epoch {epoch.Epoch}: loss {epoch.Loss:F4}{validated}, {(Environment.CpuUsage.TotalTime - begin).TotalSeconds:F1} cpu s");
            }

            fitted = (told as TrainingFinished)?.Recommender ?? fitted;
        }

        return fitted ?? throw new InvalidOperationException($"{trained.Method} ended its training without a model.");
    }
}
