using System.Runtime.InteropServices;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>Reads and writes vectors of clauses by the thousand.</summary>
internal static class ClauseVectorRows
{
    public static List<(UInt128 Key, sbyte[] Vector)> Of(StorageContext context, string model) => context.Rows(
        "SELECT Key, Vector FROM ClauseVectors WHERE Model = @0",
        row => (
            MemoryMarshal.Read<UInt128>(row.GetFieldValue<byte[]>(0)),
            MemoryMarshal.Cast<byte, sbyte>(row.GetFieldValue<byte[]>(1)).ToArray()),
        model);

    public static void Write(StorageContext context, string model, IReadOnlyList<KeyValuePair<UInt128, sbyte[]>> batch)
    {
        using var insert = context.Command(
            "INSERT OR REPLACE INTO ClauseVectors (Model, Key, Vector) VALUES (@0, @1, @2)", model, Array.Empty<byte>(), Array.Empty<byte>());
        insert.Prepare();
        foreach (var (key, vector) in batch)
        {
            var bytes = new byte[16];
            MemoryMarshal.Write(bytes, key);
            insert.Parameters[1].Value = bytes;
            insert.Parameters[2].Value = MemoryMarshal.AsBytes<sbyte>(vector).ToArray();
            insert.ExecuteNonQuery();
        }
    }
}
