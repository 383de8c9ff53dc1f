using MLlm3Rec.Cli.Output;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;

namespace MLlm3Rec.Cli.Sessions;

/// <summary>Makes what a verb needs and the dataset does not have yet.</summary>
internal static class Readying
{
    public static async Task<DatasetSummary> EncodedAsync(this Session session, string dataset, CancellationToken cancellationToken)
    {
        var summary = await session.Get<DatasetStore>().GetAsync(dataset, cancellationToken);
        await session.EnsureAsync(summary, GenerationKind.Traits, new EncodeRequest { Dataset = summary.Name }, cancellationToken);
        return summary;
    }

    public static async Task<DatasetSummary> TrainedAsync(this Session session, string dataset, CancellationToken cancellationToken)
    {
        var summary = await session.EncodedAsync(dataset, cancellationToken);
        await session.EnsureAsync(summary, GenerationKind.Models, new TrainRequest { Dataset = summary.Name }, cancellationToken);
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

    public static async Task EnsureAsync(
        this Session session, DatasetSummary dataset, GenerationKind kind, RunRequest request, CancellationToken cancellationToken)
    {
        if (await session.Get<GenerationStore>().CurrentAsync(dataset.Id, kind, cancellationToken) is null)
        {
            await session.RunAsync(request, cancellationToken);
        }
    }
}
