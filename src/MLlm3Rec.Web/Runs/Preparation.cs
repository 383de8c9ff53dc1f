using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Runs;

/// <summary>How much of what makes a dataset tell something is there; null where it is not.</summary>
public sealed record Readiness(Generation? Traits, Generation? Motives, Generation? Ranking)
{
    public bool IsComplete => Traits is not null && Motives is not null && Ranking is not null;

    /// <summary>What is still to do, in order. Whoever makes a step anew makes the following ones anew.</summary>
    public IReadOnlyList<RunRequest> Missing(string dataset) =>
        All(dataset).Skip(Traits is null ? 0 : Motives is null ? 1 : Ranking is null ? 2 : 3).ToList();

    public static IReadOnlyList<RunRequest> All(string dataset) =>
        [new EncodeRequest { Dataset = dataset }, new ExtractRequest { Dataset = dataset, KeepModelMade = true }, new TrainRequest { Dataset = dataset }];
}

/// <summary>Makes a dataset ready: traits of its items, motives of its users, weights of its ranking, each after the one before.</summary>
public sealed class Preparation(GenerationStore generations, RunQueue queue)
{
    public async Task<Readiness> ReadinessAsync(int datasetId, CancellationToken cancellationToken) => new(
        await generations.CurrentAsync(datasetId, GenerationKind.Traits, cancellationToken),
        await generations.CurrentAsync(datasetId, GenerationKind.Profiles, cancellationToken),
        await generations.CurrentAsync(datasetId, GenerationKind.Models, cancellationToken));

    /// <summary>Puts the steps into the queue as a chain: one that does not finish takes the following ones with it.</summary>
    public async Task StartAsync(IReadOnlyList<RunRequest> steps, CancellationToken cancellationToken)
    {
        int? before = null;
        foreach (var step in steps)
        {
            before = await queue.EnqueueAsync(step, before, cancellationToken);
        }
    }
}
