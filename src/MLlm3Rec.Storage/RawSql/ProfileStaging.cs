using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>Writes profiles inside the caller's transaction.</summary>
internal static class ProfileStaging
{
    public static void Write(StorageContext context, int generationId, IReadOnlyList<StagedProfile> profiles)
    {
        using var index = context.Command(
            "INSERT OR REPLACE INTO Profiles (GenerationId, UserIndex, UserId, HistoryLength, Confidence, Strengths, Words) "
            + "VALUES (@0, @1, @2, @3, @4, @5, @6)",
            generationId, 0, "", 0, 0.0, Array.Empty<byte>(), "");
        using var document = context.Command(
            "INSERT OR REPLACE INTO ProfileDocuments (GenerationId, UserIndex, Document, AnswerId) VALUES (@0, @1, @2, @3)",
            generationId, 0, Array.Empty<byte>(), null);
        index.Prepare();
        document.Prepare();
        foreach (var staged in profiles)
        {
            index.Parameters[1].Value = staged.UserIndex;
            index.Parameters[2].Value = staged.Profile.User.Value;
            index.Parameters[3].Value = staged.Profile.HistoryLength;
            index.Parameters[4].Value = staged.Profile.Confidence;
            index.Parameters[5].Value = staged.Strengths;
            index.Parameters[6].Value = staged.Words;
            index.ExecuteNonQuery();
            document.Parameters[1].Value = staged.UserIndex;
            document.Parameters[2].Value = staged.Document;
            document.Parameters[3].Value = staged.AnswerId is { } answer ? answer : DBNull.Value;
            document.ExecuteNonQuery();
        }
    }

    /// <summary>Users that this extraction was not asked about keep the profile they have.</summary>
    public static void CarryForward(StorageContext context, int fromGenerationId, int toGenerationId)
    {
        context.Execute(
            "INSERT OR IGNORE INTO Profiles (GenerationId, UserIndex, UserId, HistoryLength, Confidence, Strengths, Words) "
            + "SELECT @1, UserIndex, UserId, HistoryLength, Confidence, Strengths, Words FROM Profiles WHERE GenerationId = @0",
            fromGenerationId,
            toGenerationId);
        context.Execute(
            "INSERT OR IGNORE INTO ProfileDocuments (GenerationId, UserIndex, Document, AnswerId) "
            + "SELECT @1, UserIndex, Document, AnswerId FROM ProfileDocuments WHERE GenerationId = @0",
            fromGenerationId,
            toGenerationId);
    }

    /// <summary>Profiles that a model made were paid for: they stand in place of what this extraction made of the same users.</summary>
    public static void KeepModelMade(StorageContext context, int fromGenerationId, int toGenerationId)
    {
        context.Execute(
            "INSERT OR REPLACE INTO Profiles (GenerationId, UserIndex, UserId, HistoryLength, Confidence, Strengths, Words) "
            + "SELECT @1, p.UserIndex, p.UserId, p.HistoryLength, p.Confidence, p.Strengths, p.Words FROM ProfileDocuments d "
            + "JOIN Profiles p ON p.GenerationId = d.GenerationId AND p.UserIndex = d.UserIndex WHERE d.GenerationId = @0 AND d.AnswerId IS NOT NULL",
            fromGenerationId,
            toGenerationId);
        context.Execute(
            "INSERT OR REPLACE INTO ProfileDocuments (GenerationId, UserIndex, Document, AnswerId) "
            + "SELECT @1, UserIndex, Document, AnswerId FROM ProfileDocuments WHERE GenerationId = @0 AND AnswerId IS NOT NULL",
            fromGenerationId,
            toGenerationId);
    }
}
