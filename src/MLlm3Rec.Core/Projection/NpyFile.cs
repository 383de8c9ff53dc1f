using System.Runtime.InteropServices;
using System.Text;

namespace MLlm3Rec.Projection;

/// <summary>A matrix in NumPy's file format, so that points can come from and go to other tools.</summary>
/// <remarks>
/// Source: numpy.lib.format, versions 1.0 to 3.0. Read: floating-point numbers and integers of any width and byte order, truth values, in C or
/// Fortran order, one or two dimensions. Written: little-endian float32 in C order, version 1.0.
/// </remarks>
/// <param name="Columns">Columns of a row.</param>
/// <param name="Values">[rows × columns], row-major.</param>
public sealed record NpyFile(int Columns, float[] Values)
{
    private const int Chunk = 1 << 20;

    /// <exception cref="InvalidDataException">It is not such a file; says what is wrong.</exception>
    public static NpyFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new BinaryReader(stream, Encoding.Latin1);
        var name = Path.GetFileName(path);
        var header = NpyHeader.Read(reader, name);
        var (rows, columns) = (header.Rows, header.Columns);
        var held = stream.Length - stream.Position;
        // Divided and not multiplied: what a header promises may be more than any number holds.
        if (columns == 0 || rows > Array.MaxLength / columns || rows * columns * header.Width != held)
        {
            throw new InvalidDataException($"{name} promises {rows} × {columns} numbers of {header.Width} bytes and holds {held} bytes of them.");
        }

        var values = new float[rows * columns];
        var bytes = new byte[Chunk];
        for (var done = 0; done < values.Length;)
        {
            var count = Math.Min(bytes.Length / header.Width, values.Length - done);
            stream.ReadExactly(bytes, 0, count * header.Width);
            header.Decode(bytes.AsSpan(0, count * header.Width), values.AsSpan(done, count));
            done += count;
        }

        return new NpyFile((int)columns, header.IsFortran ? Transposed(values, (int)rows, (int)columns) : values);
    }

    public void Write(string path)
    {
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({Values.Length / Columns}, {Columns}), }}";
        // Numbers begin at a multiple of 64: magic, version and length take 10 bytes, a line end the last.
        header = header.PadRight((header.Length + 10 + 64) / 64 * 64 - 11) + "\n";
        using var stream = File.Create(path);
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        stream.Write(Encoding.Latin1.GetBytes(header));
        stream.Write(MemoryMarshal.AsBytes(Values.AsSpan()));
    }

    private static float[] Transposed(float[] columnByColumn, int rows, int columns)
    {
        var values = new float[columnByColumn.Length];
        for (var column = 0; column < columns; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                values[row * columns + column] = columnByColumn[column * rows + row];
            }
        }

        return values;
    }
}
