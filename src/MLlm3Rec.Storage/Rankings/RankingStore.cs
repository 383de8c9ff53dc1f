using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Rankings;

/// <param name="GenerationId">Of the lists.</param>
/// <param name="UserIndex">Whose list it is.</param>
/// <param name="Items">Little-endian int32, best first.</param>
/// <param name="Scores">Little-endian float32, beside the items.</param>
internal sealed record RankingRow(int GenerationId, int UserIndex, byte[] Items, byte[] Scores);

internal sealed class RankingConfiguration : IEntityTypeConfiguration<RankingRow>
{
    public void Configure(EntityTypeBuilder<RankingRow> builder)
    {
        builder.ToTable("Rankings").WithoutRowId();
        builder.HasKey(row => new { row.GenerationId, row.UserIndex });
        builder.HasOne<GenerationRow>().WithMany().HasForeignKey(row => row.GenerationId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>One user's stored list, best first.</summary>
/// <param name="User">Index of the user.</param>
/// <param name="Items">The items and their scores.</param>
public sealed record StoredRanking(int User, IReadOnlyList<RankedItem> Items);

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
                context => context.Set<RankingRow>().Where(row => row.GenerationId == current.Id && row.UserIndex > last)
                    .OrderBy(row => row.UserIndex).Take(StreamBatch).ToList(),
                cancellationToken);
            foreach (var row in batch)
            {
                yield return Read(row);
                last = row.UserIndex;
            }

            if (batch.Count < StreamBatch)
            {
                yield break;
            }
        }
    }

    /// <summary>Writes lists under a generation that is not published yet, inside the caller's transaction.</summary>
    internal static void Stage(StorageContext context, int generationId, IReadOnlyList<StoredRanking> rankings) => RankingStaging.Write(
        context,
        generationId,
        rankings.Select(ranking => new StagedRanking(
            ranking.User,
            MemoryMarshal.AsBytes<int>(ranking.Items.Select(item => item.Item).ToArray()).ToArray(),
            MemoryMarshal.AsBytes<float>(ranking.Items.Select(item => (float)item.Score).ToArray()).ToArray())));

    private static StoredRanking Read(RankingRow row)
    {
        var items = MemoryMarshal.Cast<byte, int>(row.Items).ToArray();
        var scores = MemoryMarshal.Cast<byte, float>(row.Scores).ToArray();
        return new StoredRanking(row.UserIndex, [.. items.Zip(scores, (item, score) => new RankedItem(item, score))]);
    }
}
