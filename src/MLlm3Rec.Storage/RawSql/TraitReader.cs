using System.Runtime.InteropServices;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>Reads the numbers of a whole generation of traits.</summary>
internal static class TraitReader
{
    /// <summary>By item number, all items one after the other; the width is that of one vector, 0 where there are no items.</summary>
    public static (float[] Salience, int Width, float[] Vectors) Columns(StorageContext context, int generationId)
    {
        var rows = context.Rows(
            "SELECT Salience, Vector FROM Traits WHERE GenerationId = @0 ORDER BY ItemIndex",
            row => (Salience: row.GetFieldValue<byte[]>(0), Vector: row.GetFieldValue<byte[]>(1)),
            generationId);
        return (
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
