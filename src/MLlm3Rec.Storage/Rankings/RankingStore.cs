using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Rankings;

/// <summary>The lists that a rank run has stored for every user.</summary>
public sealed class RankingStore(Database database)
{
    private const int StreamBatch = 5000;

    /// <summary>The generation's model is the method's name. Null where nothing was ranked yet.</summary>
    public Task<Generation?> CurrentAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync(context => GenerationStore.Current(context, datasetId, GenerationKind.Rankings), cancellationToken);

    /// <summary>All lists by user number, a batch at a time. If new ones are published meanwhile, the stream ends early.</summary>
    public async IAsyncEnumerable<StoredRanking> StreamAsync(int datasetId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var current = await CurrentAsync(datasetId, cancellationToken);
        var last = -1;
        while (current is not null)
        {
            var batch = await database.ReadAsync(
                context => context.Rows(
                    "SELECT UserIndex, Items, Scores FROM Rankings WHERE GenerationId = @0 AND UserIndex > @1 ORDER BY UserIndex LIMIT @2",
                    Read,
                    current.Id,
                    last,
                    StreamBatch),
                cancellationToken);
            foreach (var ranking in batch)
            {
                yield return ranking;
                last = ranking.User;
            }

            if (batch.Count < StreamBatch)
            {
                yield break;
            }
        }
    }

    private static StoredRanking Read(SqliteDataReader row)
    {
        var items = MemoryMarshal.Cast<byte, int>(row.GetFieldValue<byte[]>(1)).ToArray();
        var scores = MemoryMarshal.Cast<byte, float>(row.GetFieldValue<byte[]>(2)).ToArray();
        return new StoredRanking(row.GetInt32(0), [.. items.Zip(scores, (item, score) => new RankedItem(item, score))]);
    }
}
