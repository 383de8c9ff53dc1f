using System.Runtime.CompilerServices;
using System.Text.Json;
using MLlm3Rec.Datasets;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Storage.Traits;

/// <summary>The items' traits and trait vectors of the dataset's published generation.</summary>
public sealed class TraitStore(Database database)
{
    private const int StreamBatch = 1000;

    public Task<Generation?> CurrentAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync(context => GenerationStore.Current(context, datasetId, GenerationKind.Traits), cancellationToken);

    public Task<TraitProfile?> FindAsync(int datasetId, ItemId item, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => GenerationStore.Current(context, datasetId, GenerationKind.Traits) is { } current
                && DocumentOf(context, current, item.Value) is { } document
                ? JsonSerializer.Deserialize(document, StoredJson.Default.TraitProfile)
                : null,
            cancellationToken);

    /// <summary>Null where nothing has been encoded yet.</summary>
    public Task<TraitIndex?> IndexAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => GenerationStore.Current(context, datasetId, GenerationKind.Traits) is { } current ? Index(context, current) : null,
            cancellationToken);

    internal Task<TraitIndex> IndexAsync(Generation generation, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Index(context, generation), cancellationToken);

    /// <summary>All items by item number, a batch at a time. If new traits are published meanwhile, the stream ends early.</summary>
    public async IAsyncEnumerable<TraitProfile> StreamAsync(int datasetId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var current = await CurrentAsync(datasetId, cancellationToken);
        for (var from = 0; current is not null; from += StreamBatch)
        {
            var start = from;
            var batch = await database.ReadAsync(
                context =>
                    context.Set<TraitRow>()
                        .Where(row => row.GenerationId == current.Id && row.ItemIndex >= start && row.ItemIndex < start + StreamBatch)
                    .OrderBy(row => row.ItemIndex).Select(row => row.Document).ToList(),
                cancellationToken);
            foreach (var document in batch)
            {
                yield return JsonSerializer.Deserialize(document, StoredJson.Default.TraitProfile)
                    ?? throw new InvalidDataException("A stored trait profile is empty.");
            }

            if (batch.Count < StreamBatch)
            {
                yield break;
            }
        }
    }

    private static byte[]? DocumentOf(StorageContext context, Generation generation, string item) => context.Set<TraitRow>()
        .Where(row => row.GenerationId == generation.Id && row.ItemId == item).Select(row => row.Document).FirstOrDefault();

    private static TraitIndex Index(StorageContext context, Generation current)
    {
        var (salience, width, vectors) = TraitReader.Columns(context, current.Id);
        return new TraitIndex(current.Dimensions.Count, salience, width, vectors);
    }
}
