using System.Runtime.InteropServices;
using MLlm3Rec.Projection;

namespace MLlm3Rec.Map;

/// <summary>A finished map as bytes: 14 per point.</summary>
public static class TraitMapFile
{
    private const int Version = 1;

    public static byte[] Write(TraitMap map)
    {
        using var stream = new MemoryStream(14 * map.Count + 4096);
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        writer.Write(map.Count);
        writer.Write(map.Omitted);
        writer.Write(map.Quality.Trustworthiness);
        writer.Write(map.Quality.Preservation);
        writer.Write(map.Quality.K);
        writer.Write(map.Quality.Drawn);
        writer.Write(map.GroupNames.Count);
        foreach (var name in map.GroupNames)
        {
            writer.Write(name);
        }

        writer.Write(Array.ConvertAll(map.Points, point => (byte)point.Kind));
        writer.Write(MemoryMarshal.AsBytes(Array.ConvertAll(map.Points, point => point.Index).AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(map.Places.AsSpan()));
        writer.Write(map.Groups);
        writer.Write(map.NamedBy ?? "");
        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">It was written by another version, or is cut off.</exception>
    public static TraitMap Read(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content, writable: false));
        try
        {
            return reader.ReadInt32() == Version
                ? Read(reader)
                : throw new InvalidDataException("The stored map is of another version. Compute it again.");
        }
        catch (EndOfStreamException cut)
        {
            throw new InvalidDataException("The stored map is cut off. Compute it again.", cut);
        }
    }

    private static TraitMap Read(BinaryReader reader)
    {
        var (count, omitted) = (reader.ReadInt32(), reader.ReadInt32());
        var quality = new MapQuality(reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32(), reader.ReadInt32());
        var names = new string[reader.ReadInt32()];
        for (var group = 0; group < names.Length; group++)
        {
            names[group] = reader.ReadString();
        }

        var kinds = new byte[count];
        var (indices, places, groups) = (new int[count], new float[2 * count], new byte[count]);
        reader.BaseStream.ReadExactly(kinds);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(indices.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(places.AsSpan()));
        reader.BaseStream.ReadExactly(groups);

        // Maps from before models could name groups end here.
        var namedBy = reader.BaseStream.Position < reader.BaseStream.Length ? reader.ReadString() : "";
        return new TraitMap([.. kinds.Zip(indices, (kind, index) => new MapPoint((PointKind)kind, index))], places, groups, names, quality, omitted)
        {
            NamedBy = namedBy.Length == 0 ? null : namedBy,
        };
    }
}
