using System.Collections.Concurrent;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace MLlm3Rec.Reading.Heads;

/// <summary>Vectors of clauses by their text, held as signed bytes: a quarter of the room, and no reading differs by it.</summary>
/// <remarks>Clauses that differ only in case or in blanks at the edges are one. Safe to read and to fill from many threads.</remarks>
public sealed class ClauseVectors(string model, int size)
{
    private const string Mark = "MLlm3Rec clauses 1";

    private readonly ConcurrentDictionary<UInt128, sbyte[]> vectors = new();

    /// <summary>Whose vectors they are.</summary>
    public string Model => model;

    /// <summary>Length of a vector.</summary>
    public int Size => size;

    public int Count => vectors.Count;

    /// <summary>What a clause is kept by: the first half of the SHA-256 of its text in lower case.</summary>
    public static UInt128 KeyOf(ReadOnlySpan<char> clause)
    {
        var lower = clause.Trim().ToString().ToLowerInvariant();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(lower), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }

    public bool Contains(UInt128 key) => vectors.ContainsKey(key);

    /// <summary>Adds a unit vector.</summary>
    public void Add(UInt128 key, ReadOnlySpan<float> vector) => vectors[key] = Pack(vector);

    /// <summary>Adds a vector as <see cref="Pack"/> made it.</summary>
    public void Add(UInt128 key, sbyte[] packed) => vectors[key] = packed;

    /// <summary>The vector as <see cref="Pack"/> made it, or null where there is none.</summary>
    public sbyte[]? Find(UInt128 key) => vectors.GetValueOrDefault(key);

    /// <summary>Writes the unit vector; false where there is none.</summary>
    public bool TryGet(UInt128 key, Span<float> vector)
    {
        if (!vectors.TryGetValue(key, out var packed))
        {
            return false;
        }

        TensorPrimitives.ConvertSaturating<sbyte, float>(packed, vector);
        Numerics.Kernels.Normalize(vector);
        return true;
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static ClauseVectors Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadString() != Mark)
        {
            throw new InvalidDataException("These bytes are no vectors of clauses.");
        }

        var loaded = new ClauseVectors(reader.ReadString(), reader.ReadInt32());
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var (high, low) = (reader.ReadUInt64(), reader.ReadUInt64());
            var packed = new sbyte[loaded.Size];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(packed.AsSpan()));
            loaded.Add(new UInt128(high, low), packed);
        }

        return loaded;
    }

    /// <summary>Writes all vectors, ordered by key: the same vectors give the same bytes.</summary>
    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Mark);
        writer.Write(model);
        writer.Write(size);
        writer.Write(vectors.Count);
        foreach (var (key, packed) in vectors.OrderBy(entry => entry.Key))
        {
            writer.Write((ulong)(key >> 64));
            writer.Write((ulong)key);
            writer.Write(MemoryMarshal.AsBytes<sbyte>(packed));
        }
    }

    /// <summary>A unit vector as bytes: every place in steps of the largest / 127. Its length is one again when it is read.</summary>
    public static sbyte[] Pack(ReadOnlySpan<float> vector)
    {
        var largest = vector.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(vector));
        var packed = new sbyte[vector.Length];
        for (var place = 0; place < packed.Length && largest > 0; place++)
        {
            packed[place] = (sbyte)MathF.Round(vector[place] / largest * sbyte.MaxValue);
        }

        return packed;
    }
}
