using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace MLlm3Rec.Projection;

/// <summary>A float32 matrix in NumPy's file format, so that points can come from and go to other tools.</summary>
/// <remarks>Source: numpy.lib.format, versions 1.0 to 3.0. Read: little-endian float32, C order, one or two dimensions. Written: version
/// 1.0.</remarks>
/// <param name="Columns">Columns of a row.</param>
/// <param name="Values">[rows × columns], row-major.</param>
public sealed partial record NpyFile(int Columns, float[] Values)
{
    private const int LargestHeader = 1 << 20;

    /// <exception cref="InvalidDataException">It is not such a file; says what is wrong.</exception>
    public static NpyFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new BinaryReader(stream, Encoding.Latin1);
        var (rows, columns) = ReadHeader(reader, Path.GetFileName(path));
        if (rows * columns * sizeof(float) != stream.Length - stream.Position || rows * columns > Array.MaxLength)
        {
            throw new InvalidDataException(
                $"{Path.GetFileName(path)} promises {rows} × {columns} float32 numbers and holds {stream.Length - stream.Position} bytes of them.");
        }

        var values = new float[rows * columns];
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return new NpyFile((int)columns, values);
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

    private static (long Rows, long Columns) ReadHeader(BinaryReader reader, string name)
    {
        var start = reader.ReadBytes(8);
        if (start.Length < 8 || start[0] != 0x93 || !start.AsSpan(1, 5).SequenceEqual("NUMPY"u8))
        {
            throw new InvalidDataException($"{name} is not a NumPy file (.npy).");
        }

        var length = start[6] == 1 ? reader.ReadUInt16() : (long)reader.ReadUInt32();
        if (length > LargestHeader)
        {
            throw new InvalidDataException($"{name} has a header of {length} bytes; that is no NumPy file.");
        }

        var header = Encoding.Latin1.GetString(reader.ReadBytes((int)length));
        var shape = Shape().Match(header);
        if (!header.Contains("'<f4'", StringComparison.Ordinal)
            || header.Contains("'fortran_order': True", StringComparison.Ordinal)
            || !shape.Success)
        {
            throw new InvalidDataException(
                $"{name} must hold little-endian float32 in C order with two dimensions; its header says {header.Trim()}. Save it with "
                    + "numpy.save(path, x.astype('float32')).");
        }

        return (
            long.Parse(shape.Groups[1].Value, CultureInfo.InvariantCulture),
            shape.Groups[2].Success ? long.Parse(shape.Groups[2].Value, CultureInfo.InvariantCulture) : 1);
    }

    [GeneratedRegex(@"'shape':\s*\((\d+),\s*(\d+)?\s*,?\)")]
    private static partial Regex Shape();
}
