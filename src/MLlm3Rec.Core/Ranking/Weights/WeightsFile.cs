using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MLlm3Rec.Ranking.Learned;

namespace MLlm3Rec.Ranking.Weights;

/// <summary>What was learned: one line of JSON with the parts, readable by whoever wants to check; behind it the vectors of pairs as little-endian
/// float16.</summary>
internal static class WeightsFile
{
    private const byte LineEnd = (byte)'\n';

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="stream">Stays open.</param>
    /// <param name="parts">The learned parts.</param>
    /// <param name="pairs">Rounded, so that what is read is what was written (<see cref="LearnedPairs.Rounded"/>).</param>
    public static void Write(Stream stream, IReadOnlyList<LearnedPart> parts, IReadOnlyList<LearnedPairs> pairs)
    {
        JsonSerializer.Serialize(stream, parts.Select(StoredPart.Of), Options);
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(LineEnd);
        writer.Write(pairs.Count);
        foreach (var (part, from, own, words, terms, size) in pairs)
        {
            writer.Write(part);
            writer.Write(size);
            Write(writer, from);
            Write(writer, own);
            writer.Write(words.Count);
            foreach (var word in words)
            {
                writer.Write(word);
            }

            Write(writer, terms);
        }
    }

    /// <exception cref="InvalidDataException">The stream holds something else, or ends early.</exception>
    public static (IReadOnlyList<StoredPart> Parts, IReadOnlyList<LearnedPairs> Pairs) Read(Stream stream)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<StoredPart[]>(Line(stream), Options)
                ?? throw new InvalidDataException("The stored weights are empty; train again.");
            if (!parts.All(part => part.IsWhole))
            {
                throw new InvalidDataException("The stored weights are of an older version; train again.");
            }

            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            var pairs = new LearnedPairs[reader.ReadInt32()];
            foreach (ref var one in pairs.AsSpan())
            {
                var (part, size) = (reader.ReadString(), reader.ReadInt32());
                one = new LearnedPairs(part, ReadArray(reader), ReadArray(reader), ReadWords(reader), ReadArray(reader), size);
            }

            return (parts, pairs);
        }
        catch (Exception broken) when (broken is JsonException or EndOfStreamException or OverflowException or FormatException)
        {
            throw new InvalidDataException("The stored weights cannot be read; train again.", broken);
        }
    }

    private static byte[] Line(Stream stream)
    {
        var line = new List<byte>();
        for (var next = stream.ReadByte(); next >= 0 && next != LineEnd; next = stream.ReadByte())
        {
            line.Add((byte)next);
        }

        return [.. line];
    }

    private static void Write(BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(Array.ConvertAll(values, value => (Half)value).AsSpan()));
    }

    private static string[] ReadWords(BinaryReader reader)
    {
        var words = new string[reader.ReadInt32()];
        foreach (ref var word in words.AsSpan())
        {
            word = reader.ReadString();
        }

        return words;
    }

    private static float[] ReadArray(BinaryReader reader)
    {
        var halves = new Half[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(halves.AsSpan()));
        return Array.ConvertAll(halves, half => (float)half);
    }
}
