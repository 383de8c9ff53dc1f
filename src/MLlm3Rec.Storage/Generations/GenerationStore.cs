using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Generations;

/// <summary>
/// Keeps half-made results out of sight. A run writes its units under a generation that no reader looks at; publishing it is one
/// update, in the transaction that also removes what it replaces.
/// </summary>
public sealed class GenerationStore(Database database, TimeProvider clock)
{
    public Task<Generation?> CurrentAsync(int datasetId, GenerationKind kind, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Current(context, datasetId, kind), cancellationToken);

    /// <summary>The dataset of which this was made ready last; null where it is of none.</summary>
    public Task<int?> LatestDatasetAsync(GenerationKind kind, CancellationToken cancellationToken) => database.ReadAsync(
        context => context.Set<GenerationRow>().Where(row => row.Kind == kind && row.PublishedAt != null)
            .OrderByDescending(row => row.PublishedAt).Select(row => (int?)row.DatasetId).FirstOrDefault(),
        cancellationToken);

    internal static Generation? Current(StorageContext context, int datasetId, GenerationKind kind) =>
        context.Set<GenerationRow>().Where(row => row.DatasetId == datasetId && row.Kind == kind && row.PublishedAt != null)
            .OrderByDescending(row => row.PublishedAt).FirstOrDefault() is { PublishedAt: { } published } row
            ? new Generation(row.Id, row.DatasetId, row.Provenance, row.Dimensions, published, row.Revision)
            : null;

    /// <summary>The unfinished generation of this run, with its units, if it was begun in the same way; else a new, empty one.</summary>
    internal Task<int> StageAsync(StagedGeneration staged, CancellationToken cancellationToken) =>
        database.NoteAsync(
            context => context.Set<GenerationRow>().Where(row => row.RunId == staged.RunId && row.PublishedAt == null).AsEnumerable()
                .FirstOrDefault(row => IsOf(row, staged))?.Id ?? Begin(context, staged),
            cancellationToken);

    /// <summary>Makes a staged generation the visible one and removes every other of its kind and dataset.</summary>
    internal void Publish(StorageContext context, int generationId)
    {
        var now = clock.GetUtcNow();
        var all = context.Set<GenerationRow>();
        all.Where(row => row.Id == generationId).ExecuteUpdate(change => change.SetProperty(row => row.PublishedAt, now));
        if (all.FirstOrDefault(row => row.Id == generationId) is { } mine)
        {
            all.Where(row => row.DatasetId == mine.DatasetId && row.Kind == mine.Kind && row.Id != generationId).ExecuteDelete();
        }
    }

    /// <summary>A single entry was replaced: whoever holds the former list reads it again.</summary>
    internal static void Revise(StorageContext context, int generationId) => context.Set<GenerationRow>()
        .Where(row => row.Id == generationId).ExecuteUpdate(change => change.SetProperty(row => row.Revision, row => row.Revision + 1));

    /// <summary>Removes a staged generation that came to nothing.</summary>
    internal static void Discard(StorageContext context, int generationId) =>
        context.Set<GenerationRow>().Where(row => row.Id == generationId && row.PublishedAt == null).ExecuteDelete();

    /// <summary>Removes what was made from an earlier state of <paramref name="generationId"/>'s dataset.</summary>
    internal static void Drop(StorageContext context, int generationId, GenerationKind kind)
    {
        var all = context.Set<GenerationRow>();
        if (all.Where(row => row.Id == generationId).Select(row => (int?)row.DatasetId).FirstOrDefault() is { } datasetId)
        {
            all.Where(row => row.DatasetId == datasetId && row.Kind == kind).ExecuteDelete();
        }
    }

    private static bool IsOf(GenerationRow row, StagedGeneration staged) =>
        row.DatasetId == staged.DatasetId
            && row.Kind == staged.Kind
            && row.Provenance == staged.Provenance
            && row.Dimensions.SequenceEqual(staged.Dimensions);

    private static int Begin(StorageContext context, StagedGeneration staged)
    {
        context.Set<GenerationRow>().Where(row => row.RunId == staged.RunId && row.PublishedAt == null).ExecuteDelete();
        RunUnits.Clear(context, staged.RunId);
        var (engine, model, vocabulary, prompt) = staged.Provenance;
        return context.Insert(new GenerationRow
        {
            DatasetId = staged.DatasetId,
            Kind = staged.Kind,
            RunId = staged.RunId,
            Engine = engine,
            Model = model,
            Vocabulary = vocabulary,
            Prompt = prompt,
            Dimensions = staged.Dimensions,
        }).Id;
    }
}
