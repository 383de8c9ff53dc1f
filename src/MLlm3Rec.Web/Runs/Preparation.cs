using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Runs;

/// <summary>How much of what makes a dataset tell something is there; null where it is not.</summary>
public sealed record Readiness(Generation? Traits, Generation? Motives, Generation? Ranking)
{
    public bool IsComplete => Pipeline.Stages.All(stage => Of(stage) is not null);

    /// <summary>What is still to do, in order.</summary>
    public IReadOnlyList<RunRequest> Missing(string dataset) => Pipeline.Steps(dataset, stage => Of(stage) is null);

    /// <summary>All that is made of a dataset, in order.</summary>
    public static IReadOnlyList<RunRequest> All(string dataset) => Pipeline.Steps(dataset, _ => true);

    /// <summary>Null where the stage has not been made.</summary>
    public Generation? Of(PipelineStage stage) => stage switch
    {
        PipelineStage.Traits => Traits,
        PipelineStage.Motives => Motives,
        PipelineStage.Ranking => Ranking,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, message: null),
    };
}

/// <summary>Makes a dataset ready: traits of its items, motives of its users, weights of its ranking, each after the one before.</summary>
public sealed class Preparation(GenerationStore generations, PromptStore prompts, RunQueue queue)
{
    /// <summary>What of it is out of date by the live prompt and the engine of today.</summary>
    public async Task<Staleness> StalenessAsync(int datasetId, CancellationToken cancellationToken) =>
        await StalenessAsync(await ReadinessAsync(datasetId, cancellationToken), cancellationToken);

    /// <inheritdoc cref="StalenessAsync(int, CancellationToken)"/>
    public async Task<Staleness> StalenessAsync(Readiness ready, CancellationToken cancellationToken) =>
        Staleness.Of((await prompts.LiveAsync(cancellationToken)).Set, ready.Traits, ready.Motives, ready.Ranking);

    public async Task<Readiness> ReadinessAsync(int datasetId, CancellationToken cancellationToken) => new(
        await generations.CurrentAsync(datasetId, PipelineStage.Traits.Generation(), cancellationToken),
        await generations.CurrentAsync(datasetId, PipelineStage.Motives.Generation(), cancellationToken),
        await generations.CurrentAsync(datasetId, PipelineStage.Ranking.Generation(), cancellationToken));

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
