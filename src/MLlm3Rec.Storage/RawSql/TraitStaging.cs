using System.Runtime.InteropServices;
using System.Text.Json;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>An item's traits in their stored form. Made in parallel, before the one writer gets them.</summary>
internal sealed record StagedTraits(int ItemIndex, string ItemId, byte[] Salience, byte[] Vector, byte[] Document)
{
    /// <summary>The model's answer that they come from; null for the built-in engine's.</summary>
    public int? AnswerId { get; init; }

    public static StagedTraits Of(int itemIndex, TraitProfile profile, ReadOnlySpan<float> salience, ReadOnlySpan<float> vector) => new(
        itemIndex,
        profile.Item.Value,
        MemoryMarshal.AsBytes(salience).ToArray(),
        MemoryMarshal.AsBytes(vector).ToArray(),
        JsonSerializer.SerializeToUtf8Bytes(profile, StoredJson.Default.TraitProfile));
}

/// <summary>Writes traits under a generation that is not published yet, inside the caller's transaction.</summary>
internal static class TraitStaging
{
    public static void Write(StorageContext context, int generationId, IReadOnlyList<StagedTraits> items)
    {
        using var insert = context.Command(
            "INSERT OR REPLACE INTO Traits (GenerationId, ItemIndex, ItemId, Salience, Vector, Document, AnswerId) VALUES (@0, @1, @2, @3, @4, @5, "
                + "@6)",
            generationId, 0, "", Array.Empty<byte>(), Array.Empty<byte>(), Array.Empty<byte>(), null);
        insert.Prepare();
        foreach (var staged in items)
        {
            insert.Parameters[1].Value = staged.ItemIndex;
            insert.Parameters[2].Value = staged.ItemId;
            insert.Parameters[3].Value = staged.Salience;
            insert.Parameters[4].Value = staged.Vector;
            insert.Parameters[5].Value = staged.Document;
            insert.Parameters[6].Value = staged.AnswerId is { } answer ? answer : DBNull.Value;
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>Items that were not asked about keep the traits they have.</summary>
    public static void CarryForward(StorageContext context, int fromGenerationId, int toGenerationId) => context.Execute(
        "INSERT OR IGNORE INTO Traits (GenerationId, ItemIndex, ItemId, Salience, Vector, Document, AnswerId) "
        + "SELECT @1, ItemIndex, ItemId, Salience, Vector, Document, AnswerId FROM Traits WHERE GenerationId = @0",
        fromGenerationId,
        toGenerationId);
}
