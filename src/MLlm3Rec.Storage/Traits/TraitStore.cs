using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using MLlm3Rec.Datasets;
using MLlm3Rec.Storage.Bulk;
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
                && context.Scalar<byte[]>("SELECT Document FROM Traits WHERE GenerationId = @0 AND ItemId = @1", current.Id, item.Value) is { } document
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
                context => context.Rows(
                    "SELECT Document FROM Traits WHERE GenerationId = @0 AND ItemIndex >= @1 AND ItemIndex < @2 ORDER BY ItemIndex",
                    row => row.GetFieldValue<byte[]>(0),
                    current.Id,
                    start,
                    start + StreamBatch),
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

    private static TraitIndex Index(StorageContext context, Generation current)
    {
        var rows = context.Rows(
            "SELECT Salience, Vector FROM Traits WHERE GenerationId = @0 ORDER BY ItemIndex",
            row => (Salience: row.GetFieldValue<byte[]>(0), Vector: row.GetFieldValue<byte[]>(1)),
            current.Id);
        return new TraitIndex(
            current.Dimensions.Count,
            Joined(rows.ConvertAll(row => row.Salience)),
            rows.Count == 0 ? 0 : rows[0].Vector.Length / sizeof(float),
            Joined(rows.ConvertAll(row => row.Vector)));
    }

    private static float[] Joined(List<byte[]> rows)
    {
        var all = new float[rows.Sum(row => row.Length) / sizeof(float)];
        var place = 0;
        foreach (var values in rows.Select(row => row.AsMemory()))
        {
            var row = MemoryMarshal.Cast<byte, float>(values.Span);
            row.CopyTo(all.AsSpan(place));
            place += row.Length;
        }

        return all;
    }
}
