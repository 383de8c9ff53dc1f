using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLlm3Rec.Numerics;

/// <summary>A dense matrix in 16-bit floating point: the upper half of float32, so the full range with a relative error of at most 2⁻⁸.</summary>
/// <remarks>Half the memory and half the reading of float32; sums are formed in float32. Format: bfloat16, rounded to nearest, ties to
/// even.</remarks>
/// <param name="Columns">Number of columns.</param>
/// <param name="Values">[rows × columns], row-major, the upper 16 bits of each float.</param>
public sealed record CompactMatrix(int Columns, ushort[] Values)
{
    private const int Dropped = 16;

    public int Rows => Columns == 0 ? 0 : Values.Length / Columns;

    public static CompactMatrix Empty(int rows, int columns) => new(columns, new ushort[rows * columns]);

    /// <summary>Rounds a row in.</summary>
    public void SetRow(int row, ReadOnlySpan<float> entries)
    {
        var target = Values.AsSpan(row * Columns, Columns);
        for (var column = 0; column < target.Length; column++)
        {
            var bits = BitConverter.SingleToUInt32Bits(entries[column]);
            target[column] = (ushort)((bits + 0x7FFF + ((bits >> Dropped) & 1)) >> Dropped);
        }
    }

    /// <summary>Adds a row to a dense row.</summary>
    public void AddRow(int row, Span<float> sum)
    {
        var entries = Values.AsSpan(row * Columns, Columns);
        ref var source = ref MemoryMarshal.GetReference(entries);
        ref var target = ref MemoryMarshal.GetReference(sum[..Columns]);
        var column = 0;
        for (; column + Vector256<ushort>.Count <= entries.Length; column += Vector256<ushort>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)column));
            var next = (nuint)(column + Vector256<uint>.Count);
            (Vector256.LoadUnsafe(ref target, (nuint)column) + (low << Dropped).AsSingle()).StoreUnsafe(ref target, (nuint)column);
            (Vector256.LoadUnsafe(ref target, next) + (high << Dropped).AsSingle()).StoreUnsafe(ref target, next);
        }

        for (; column < entries.Length; column++)
        {
            sum[column] += BitConverter.UInt32BitsToSingle((uint)entries[column] << Dropped);
        }
    }

    /// <summary>"MLCM", rows, columns, then the values, little-endian.</summary>
    public void Write(Stream stream)
    {
        stream.Write(MemoryMarshal.AsBytes<int>([Mark, Rows, Columns]));
        stream.Write(MemoryMarshal.AsBytes(Values.AsSpan()));
    }

    /// <exception cref="InvalidDataException">The stream holds something else, ends early, or a matrix of another shape.</exception>
    public static CompactMatrix Read(Stream stream, int rows, int columns)
    {
        try
        {
            var head = new int[3];
            stream.ReadExactly(MemoryMarshal.AsBytes(head.AsSpan()));
            if (!head.AsSpan().SequenceEqual([Mark, rows, columns]))
            {
                throw new InvalidDataException("The stored model belongs to another dataset or another method; train again.");
            }

            var matrix = Empty(rows, columns);
            stream.ReadExactly(MemoryMarshal.AsBytes(matrix.Values.AsSpan()));
            return matrix;
        }
        catch (EndOfStreamException broken)
        {
            throw new InvalidDataException("The stored model ends early; train again.", broken);
        }
    }

    private static int Mark => MemoryMarshal.Read<int>("MLCM"u8);
}
