using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading.Heads;

/// <summary>Heads as bytes: a mark with the format's version, then the parts of <see cref="ReadingHeads"/> in a fixed order, little-endian; weights
/// in 16 bits.</summary>
internal static class HeadFile
{
    private const string Mark = "MLlm3Rec heads 2";

    /// <summary>Without an origin.</summary>
    private const string EarlierMark = "MLlm3Rec heads 1";

    public static void Write(ReadingHeads heads, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Mark);
        WriteParts(writer, heads);
        writer.Write(heads.Origin is not null);
        if (heads.Origin is { } origin)
        {
            WriteParts(writer, origin);
        }
    }

    private static void WriteParts(BinaryWriter writer, ReadingHeads heads)
    {
        writer.Write(JsonSerializer.Serialize(heads.Vocabulary.Dimensions));
        writer.Write(JsonSerializer.Serialize(heads.Options));
        writer.Write(heads.Model);
        Write(writer, heads.Mean);
        writer.Write(string.Join('\n', heads.Words.OrderBy(word => word.Value).Select(word => word.Key)));
        Write(writer, heads.ByClause.Weights);
        Write(writer, heads.ByText.Weights);
        foreach (var (slope, offset, threshold) in heads.Calibration)
        {
            writer.Write(slope);
            writer.Write(offset);
            writer.Write(threshold);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    public static ReadingHeads Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var mark = reader.ReadString();
        if (mark is not (Mark or EarlierMark))
        {
            throw new InvalidDataException("These bytes are no heads of this version.");
        }

        var heads = ReadParts(reader);
        return mark != EarlierMark && reader.ReadBoolean() ? heads with { Origin = ReadParts(reader) } : heads;
    }

    private static ReadingHeads ReadParts(BinaryReader reader)
    {
        var vocabulary = new Vocabulary(JsonSerializer.Deserialize<MotiveDimension[]>(reader.ReadString())!);
        var options = JsonSerializer.Deserialize<HeadOptions>(reader.ReadString())!;
        var model = reader.ReadString();
        var mean = ReadValues(reader);
        var words = reader.ReadString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Index()
            .ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        var outputs = 2 * vocabulary.Count;
        var (byClause, byText) = (ReadValues(reader), ReadValues(reader));
        var dense = byClause.Length / outputs - words.Count - 1;
        return new ReadingHeads
        {
            Vocabulary = vocabulary,
            Options = options,
            Model = model,
            Mean = mean,
            Words = words,
            ByClause = new LogisticModel(outputs, dense, byClause),
            ByText = new LogisticModel(outputs, dense, byText),
            Calibration = [.. Enumerable.Range(0, outputs)
                .Select(_ => new HeadCalibration(reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle()))],
        };
    }

    private static void Write(BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes<Half>(Array.ConvertAll(values, value => (Half)value)));
    }

    private static float[] ReadValues(BinaryReader reader)
    {
        var values = new Half[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return Array.ConvertAll(values, value => (float)value);
    }
}
