using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MLlm3Rec.Projection;

/// <summary>What the first bytes of a <see cref="NpyFile"/> say of its numbers.</summary>
/// <param name="Kind">One letter of NumPy's: f, i, u or b.</param>
/// <param name="Width">Bytes per number.</param>
/// <param name="IsBigEndian">Most significant byte first.</param>
/// <param name="IsFortran">Column after column.</param>
/// <param name="Rows">At least 0.</param>
/// <param name="Columns">1 where there is one dimension only.</param>
internal sealed partial record NpyHeader(char Kind, int Width, bool IsBigEndian, bool IsFortran, long Rows, long Columns)
{
    private const int LargestHeader = 1 << 20;

    /// <exception cref="InvalidDataException">It is no such header, or of numbers that are not read; says which.</exception>
    public static NpyHeader Read(BinaryReader reader, string name)
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

        return Parse(Encoding.Latin1.GetString(reader.ReadBytes((int)length)), name);
    }

    /// <summary>Numbers as they lie in the file, as floats; what no float holds becomes infinite.</summary>
    public void Decode(ReadOnlySpan<byte> bytes, Span<float> values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = Number(bytes.Slice(place * Width, Width));
        }
    }

    private static NpyHeader Parse(string header, string name)
    {
        var (type, shape) = (Type().Match(header), Shape().Match(header));
        if (!type.Success)
        {
            throw new InvalidDataException(
                $"{name} must hold plain numbers; its header says {header.Trim()}. Save it with "
                    + "numpy.save(path, numpy.asarray(x, dtype='float32')).");
        }

        if (!shape.Success
            || !long.TryParse(shape.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var rows)
            || !long.TryParse(shape.Groups[2].Success ? shape.Groups[2].ValueSpan : "1", CultureInfo.InvariantCulture, out var columns))
        {
            throw new InvalidDataException(
                $"{name} must have one row per point, so two dimensions; its header says {header.Trim()}. Save it with "
                    + "numpy.save(path, x.reshape(len(x), -1)).");
        }

        var isFortran = header.Contains("'fortran_order': True", StringComparison.Ordinal);
        return new NpyHeader(
            type.Groups["kind"].Value[0], type.Groups["width"].Value[0] - '0', type.Groups[1].Value == ">", isFortran, rows, columns);
    }

    private float Number(ReadOnlySpan<byte> bytes) => (Kind, Width) switch
    {
        ('f', 2) => (float)(IsBigEndian ? BinaryPrimitives.ReadHalfBigEndian(bytes) : BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        ('f', 4) => IsBigEndian ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadSingleLittleEndian(bytes),
        ('f', _) => (float)(IsBigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        ('i', _) => Signed(Unsigned(bytes)),
        _ => Unsigned(bytes),
    };

    private ulong Unsigned(ReadOnlySpan<byte> bytes)
    {
        var number = 0UL;
        for (var place = 0; place < bytes.Length; place++)
        {
            number = (number << 8) | bytes[IsBigEndian ? place : bytes.Length - 1 - place];
        }

        return number;
    }

    private long Signed(ulong number) => (long)(number << (64 - 8 * Width)) >> (64 - 8 * Width);

    [GeneratedRegex(@"'descr':\s*'([<>|=])(?:(?<kind>f)(?<width>[248])|(?<kind>[iu])(?<width>[1248])|(?<kind>b)(?<width>1))'")]
    private static partial Regex Type();

    [GeneratedRegex(@"'shape':\s*\((\d+),\s*(\d+)?\s*,?\)")]
    private static partial Regex Shape();
}
