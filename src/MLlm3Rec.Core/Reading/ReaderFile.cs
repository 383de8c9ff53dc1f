using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

/// <summary>A reader as bytes: a mark with the format's version, then the parts of <see cref="ReaderState"/> in a fixed order,
/// little-endian.</summary>
internal static class ReaderFile
{
    private const string Mark = "MLlm3Rec reader 1";

    /// <summary>The state, then, where somebody reads by clauses, its heads and space.</summary>
    public static void Write(ReaderState state, SentenceReader? sentences, SentenceSpace? space, Stream stream)
    {
        Write(state, stream);
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(sentences is not null);
        if (sentences is not null && space is not null)
        {
            writer.Write(sentences.Vectors.Model);
            writer.Write(sentences.Vectors.Size);
            Write(writer, space.Mean.AsSpan());
            Write(writer, space.Axes.AsSpan());
            Write(writer, space.Salience.AsSpan());
            HeadFile.Write(sentences.Heads, stream);
        }
    }

    public static Reader ReadWhole(Stream stream, Func<string, int, ClauseVectors> vectorsOf)
    {
        var state = Read(stream);
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        // What was written before anybody read by clauses ends here.
        if (stream.Position == stream.Length || !reader.ReadBoolean())
        {
            return new Reader(state);
        }

        var vectors = vectorsOf(reader.ReadString(), reader.ReadInt32());
        var space = new SentenceSpace(ReadValues<float>(reader), ReadValues<float>(reader), ReadValues<float>(reader));
        return new Reader(state, new SentenceReader(HeadFile.Read(stream), vectors), space);
    }

    private static void Write(ReaderState state, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Mark);
        writer.Write(JsonSerializer.Serialize(state.Vocabulary.Dimensions));
        writer.Write(JsonSerializer.Serialize(state.Options));
        writer.Write(JsonSerializer.Serialize(state.LearnedCues));
        writer.Write(state.TitlesAreNames);
        Write(writer, state.Brands.Leads.Order(StringComparer.Ordinal).ToArray());
        Write(writer, [.. state.Vectors.Lexicon.Words]);
        Write(writer, state.Vectors.Lexicon.Counts.ToArray().AsSpan());
        writer.Write(state.Vectors.Size);
        Write(writer, state.Vectors.Values.AsSpan());
        Write(writer, state.MeanMeaning.AsSpan());
        Write(writer, state.ItemRates);
        Write(writer, state.ReviewRates);
    }

    public static ReaderState Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadString() != Mark)
        {
            throw new InvalidDataException("These bytes are not a reader of this version.");
        }

        var vocabulary = new Vocabulary(JsonSerializer.Deserialize<MotiveDimension[]>(reader.ReadString())!);
        var options = JsonSerializer.Deserialize<ReadingOptions>(reader.ReadString())!;
        var learned = JsonSerializer.Deserialize<LearnedCue[]>(reader.ReadString())!;
        var titlesAreNames = reader.ReadBoolean();
        var brands = new BrandNames(ReadWords(reader).ToHashSet(StringComparer.Ordinal));
        var lexicon = new Lexicon(ReadWords(reader), ReadValues<long>(reader));
        var vectors = new WordVectors(lexicon, reader.ReadInt32(), ReadValues<float>(reader));
        return new ReaderState(
            vocabulary, options, vectors, ReadValues<float>(reader), brands, titlesAreNames, learned, ReadRates(reader), ReadRates(reader));
    }

    private static void Write(BinaryWriter writer, string[] words)
    {
        writer.Write(words.Length);
        foreach (var word in words)
        {
            writer.Write(word);
        }
    }

    private static void Write<TValue>(BinaryWriter writer, Span<TValue> values) where TValue : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    private static void Write(BinaryWriter writer, BaseRates rates)
    {
        Write(writer, rates.Information.AsSpan());
        Write(writer, rates.Typical.AsSpan());
        Write(writer, rates.MeanSalience.AsSpan());
    }

    private static BaseRates ReadRates(BinaryReader reader) => new(ReadValues<float>(reader), ReadValues<float>(reader), ReadValues<float>(reader));

    private static string[] ReadWords(BinaryReader reader)
    {
        var words = new string[reader.ReadInt32()];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = reader.ReadString();
        }

        return words;
    }

    private static TValue[] ReadValues<TValue>(BinaryReader reader) where TValue : unmanaged
    {
        var values = new TValue[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
