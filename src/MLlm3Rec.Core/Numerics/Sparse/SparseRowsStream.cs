using System.Runtime.InteropServices;

namespace MLlm3Rec.Numerics.Sparse;

/// <summary>A <see cref="SparseRows"/> as bytes: "MLSR", rows, columns, entries, then the three arrays; little-endian, four bytes a number.</summary>
public static class SparseRowsStream
{
    private const int HeadLength = 4;

    private static readonly int Mark = MemoryMarshal.Read<int>("MLSR"u8);

    public static void Write(Stream stream, SparseRows matrix)
    {
        stream.Write(MemoryMarshal.AsBytes<int>([Mark, matrix.RowCount, matrix.ColumnCount, matrix.Columns.Length]));
        stream.Write(MemoryMarshal.AsBytes(matrix.Offsets.AsSpan()));
        stream.Write(MemoryMarshal.AsBytes(matrix.Columns.AsSpan()));
        stream.Write(MemoryMarshal.AsBytes(matrix.Values.AsSpan()));
    }

    /// <param name="stream">As <see cref="Write"/> wrote it.</param>
    /// <param name="rows">How many there must be.</param>
    /// <param name="columns">How many there must be, or null for any.</param>
    /// <exception cref="InvalidDataException">The stream holds something else, ends early, or a matrix of another shape than expected.</exception>
    public static SparseRows Read(Stream stream, int rows, int? columns)
    {
        try
        {
            var head = new int[HeadLength];
            stream.ReadExactly(MemoryMarshal.AsBytes(head.AsSpan()));
            if (head[0] != Mark || head[1] != rows || head[2] != (columns ?? head[2]) || head[2] < 0 || head[3] < 0)
            {
                throw new InvalidDataException("The stored model belongs to another dataset or another method; train again.");
            }

            var matrix = new SparseRows(head[2], new int[rows + 1], new int[head[3]], new float[head[3]]);
            stream.ReadExactly(MemoryMarshal.AsBytes(matrix.Offsets.AsSpan()));
            stream.ReadExactly(MemoryMarshal.AsBytes(matrix.Columns.AsSpan()));
            stream.ReadExactly(MemoryMarshal.AsBytes(matrix.Values.AsSpan()));
            return IsSound(matrix) ? matrix : throw new InvalidDataException("The stored model is damaged; train again.");
        }
        catch (EndOfStreamException broken)
        {
            throw new InvalidDataException("The stored model ends early; train again.", broken);
        }
    }

    private static bool IsSound(SparseRows matrix)
    {
        var sound = matrix.Offsets[0] == 0 && matrix.Offsets[^1] == matrix.Columns.Length;
        for (var row = 0; row < matrix.RowCount; row++)
        {
            sound &= matrix.Offsets[row] <= matrix.Offsets[row + 1];
        }

        foreach (var column in matrix.Columns)
        {
            sound &= (uint)column < (uint)matrix.ColumnCount;
        }

        return sound;
    }
}
