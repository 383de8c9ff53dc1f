using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Web.Runs;

namespace MLlm3Rec.Web.Prompts;

/// <summary>What the Prompts page reads beside prompts and drafts.</summary>
public sealed record StudioStores(
    DatasetStore Datasets, ConnectionStore Connections, GenerationStore Generations, PromptTestStore Tests, Preparation Preparation,
    PreviewMaker Preview, HistoryStore Histories)
{
    /// <summary>Somebody to fill variables in for: the first person of the dataset.</summary>
    public Task<string?> FirstUserAsync(DatasetSummary dataset, CancellationToken cancellationToken) =>
        Histories.FirstUserAsync(dataset.Id, cancellationToken);
}
