using System.Runtime.InteropServices;
using System.Text;

namespace MLlm3Rec.Baselines.Training;

/// <summary>Named float arrays as bytes: "MLRW", then per array its name, its length and its values, little-endian float32.</summary>
public static class WeightStream
{
    private static readonly byte[] Mark = "MLRW"u8.ToArray();

    public static void Write(Stream stream, IReadOnlyList<WeightArray> arrays)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Mark);
        writer.Write(arrays.Count);
        foreach (var (name, values) in arrays)
        {
            writer.Write(name);
            writer.Write(values.Length);
            writer.Write(Bytes(values));
        }
    }

    /// <summary>Reads all arrays.</summary>
    /// <exception cref="InvalidDataException">The stream holds something else, or ends early.</exception>
    public static IReadOnlyList<WeightArray> Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (!reader.ReadBytes(Mark.Length).AsSpan().SequenceEqual(Mark))
            {
                throw new InvalidDataException("These are no stored weights; train again.");
            }

            var arrays = new WeightArray[reader.ReadInt32()];
            for (var place = 0; place < arrays.Length; place++)
            {
                var name = reader.ReadString();
                var values = new float[reader.ReadInt32()];
                stream.ReadExactly(Bytes(values));
                arrays[place] = new WeightArray(name, values);
            }

            return arrays;
        }
        catch (Exception broken) when (broken is EndOfStreamException or OverflowException or FormatException)
        {
            throw new InvalidDataException("The stored weights end early; train again.", broken);
        }
    }

    /// <summary>Reads arrays into those of a model.</summary>
    /// <exception cref="InvalidDataException">The stream's arrays have other names or lengths.</exception>
    public static void ReadInto(Stream stream, IReadOnlyList<WeightArray> arrays) => Fill(Read(stream), arrays);

    /// <summary>Copies stored arrays into those of a model.</summary>
    /// <exception cref="InvalidDataException">Names or lengths differ.</exception>
    public static void Fill(IReadOnlyList<WeightArray> stored, IReadOnlyList<WeightArray> arrays)
    {
        if (!stored.Select(Shape).SequenceEqual(arrays.Select(Shape)))
        {
            throw new InvalidDataException("The stored weights belong to other options or another dataset; train again.");
        }

        for (var place = 0; place < arrays.Count; place++)
        {
            stored[place].Values.CopyTo(arrays[place].Values.AsSpan());
        }
    }

    private static (string Name, int Length) Shape(WeightArray array) => (array.Name, array.Values.Length);

    private static Span<byte> Bytes(float[] values) => BitConverter.IsLittleEndian
        ? MemoryMarshal.AsBytes(values.AsSpan())
        : throw new PlatformNotSupportedException("Weights are stored as this machine's bytes, which must be little-endian.");
}

/// <summary>One named array of a model or of its optimizer, live: training writes into <paramref name="Values"/>.</summary>
/// <param name="Name">Unique within a model, e.g. "items".</param>
/// <param name="Values">Row-major where it is a matrix.</param>
public sealed record WeightArray(string Name, float[] Values);
