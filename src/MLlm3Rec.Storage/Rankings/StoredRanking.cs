using System.Runtime.InteropServices;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Rankings;

/// <summary>One user's stored list, best first.</summary>
/// <param name="User">Index of the user.</param>
/// <param name="Items">The items and their scores.</param>
public sealed record StoredRanking(int User, IReadOnlyList<RankedItem> Items);

/// <summary>Writes lists under a generation that is not published yet, inside the caller's transaction.</summary>
internal static class RankingStaging
{
    public static void Write(StorageContext context, int generationId, IReadOnlyList<StoredRanking> rankings)
    {
        using var insert = context.Command(
            "INSERT OR REPLACE INTO Rankings (GenerationId, UserIndex, Items, Scores) VALUES (@0, @1, @2, @3)",
            generationId, 0, Array.Empty<byte>(), Array.Empty<byte>());
        insert.Prepare();
        foreach (var ranking in rankings)
        {
            insert.Parameters[1].Value = ranking.User;
            insert.Parameters[2].Value = MemoryMarshal.AsBytes<int>(ranking.Items.Select(item => item.Item).ToArray()).ToArray();
            insert.Parameters[3].Value = MemoryMarshal.AsBytes<float>(ranking.Items.Select(item => (float)item.Score).ToArray()).ToArray();
            insert.ExecuteNonQuery();
        }
    }
}
