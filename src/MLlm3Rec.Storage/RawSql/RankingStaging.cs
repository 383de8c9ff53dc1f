using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>A user's list in its stored form.</summary>
internal readonly record struct StagedRanking(int UserIndex, byte[] Items, byte[] Scores);

/// <summary>Writes lists inside the caller's transaction.</summary>
internal static class RankingStaging
{
    public static void Write(StorageContext context, int generationId, IEnumerable<StagedRanking> rankings)
    {
        using var insert = context.Command(
            "INSERT OR REPLACE INTO Rankings (GenerationId, UserIndex, Items, Scores) VALUES (@0, @1, @2, @3)",
            generationId, 0, Array.Empty<byte>(), Array.Empty<byte>());
        insert.Prepare();
        foreach (var ranking in rankings)
        {
            insert.Parameters[1].Value = ranking.UserIndex;
            insert.Parameters[2].Value = ranking.Items;
            insert.Parameters[3].Value = ranking.Scores;
            insert.ExecuteNonQuery();
        }
    }
}
