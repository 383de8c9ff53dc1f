using MLlm3Rec.Cli.Output;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;

namespace MLlm3Rec.Cli.Sessions;

/// <summary>Makes what a verb needs and the dataset does not have yet.</summary>
internal static class Prerequisites
{
    /// <summary>Makes what a run needs before it.</summary>
    public static Task<DatasetSummary> ReadyAsync(this Session session, RunRequest request, CancellationToken cancellationToken) =>
        session.ReadyAsync(request.Dataset, Pipeline.Needs(request), cancellationToken);

    public static Task<DatasetSummary> EncodedAsync(this Session session, string dataset, CancellationToken cancellationToken) =>
        session.ReadyAsync(dataset, [PipelineStage.Traits], cancellationToken);

    public static Task<DatasetSummary> TrainedAsync(this Session session, string dataset, CancellationToken cancellationToken) =>
        session.ReadyAsync(dataset, [PipelineStage.Traits, PipelineStage.Ranking], cancellationToken);

    /// <summary>Makes those of the stages that are missing, in their order.</summary>
    public static async Task<DatasetSummary> ReadyAsync(
        this Session session, string dataset, IReadOnlyList<PipelineStage> wanted, CancellationToken cancellationToken)
    {
        var summary = await session.Get<DatasetStore>().GetAsync(dataset, cancellationToken);
        var missing = new HashSet<PipelineStage>();
        foreach (var stage in wanted)
        {
            if (await session.Get<GenerationStore>().CurrentAsync(summary.Id, stage.Generation(), cancellationToken) is null)
            {
                missing.Add(stage);
            }
        }

        // What needs something that is made anew is made anew too.
        foreach (var step in wanted.Where(stage => missing.Contains(stage) || Pipeline.Needs(stage).Any(missing.Contains)))
        {
            await session.RunAsync(Pipeline.Request(step, summary.Name), cancellationToken);
        }

        return summary;
    }

    /// <summary>Says what a run would take, before it starts: on stderr, or as the result where nothing else is wanted.</summary>
    /// <returns>Whether that was all that was wanted.</returns>
    public static async Task<bool> EstimatedAsync(this Session session, Func<Task<Estimate>> estimating, bool nothingElse)
    {
        var estimate = await estimating();
        if (nothingElse)
        {
            session.Terminal.Result(estimate, () => session.Terminal.Line(UsageText.InWords(estimate)));
        }
        else
        {
            session.Terminal.Note(UsageText.InWords(estimate));
        }

        return nothingElse;
    }
}
