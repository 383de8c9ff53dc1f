using System.IO.Compression;
using System.Runtime.InteropServices;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Lists;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Storage.Experiments;

/// <summary>One method's answers to one block of users, as stored: ranks plain, so that a table opens at once; lists packed beside them.</summary>
/// <remarks>
/// Little-endian: seconds, three counts, users, the middle of each rank (a multiple of ½ below 2²², which float32 holds exactly), and per rank how
/// many others have the same score. Earlier versions ended before the latter: all that is known of their equals is the middle.
/// </remarks>
internal static class AnswersBlob
{
    public static byte[] WriteRanks(UserRanks ranks)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(ranks.Seconds);
        writer.Write(ranks.Users.Length);
        writer.Write(ranks.Full.Length);
        writer.Write(ranks.Sampled.Length);
        writer.Write(MemoryMarshal.AsBytes<int>(ranks.Users));
        TargetRank[] all = [.. ranks.Full, .. ranks.Sampled];
        writer.Write(MemoryMarshal.AsBytes<float>(Array.ConvertAll(all, rank => (float)rank.Middle)));
        writer.Write(MemoryMarshal.AsBytes<int>(Array.ConvertAll(all, rank => rank.EqualCount)));
        return stream.ToArray();
    }

    public static UserRanks ReadRanks(string method, byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content, writable: false));
        var seconds = reader.ReadDouble();
        var (users, full, sampled) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var asked = Read<int>(reader, users);
        var ranks = Ranks(reader, full + sampled);
        return new UserRanks(method, asked, ranks[..full], ranks[full..], seconds);
    }

    public static byte[] WriteLists(IReadOnlyList<TopList> lists)
    {
        using var stream = new MemoryStream();
        using (var packed = new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new BinaryWriter(packed))
        {
            writer.Write(lists.Count);
            writer.Write(MemoryMarshal.AsBytes<int>(lists.Select(list => list.Items.Length).ToArray()));
            writer.Write(MemoryMarshal.AsBytes<int>(lists.SelectMany(list => list.Items).ToArray()));
            writer.Write(MemoryMarshal.AsBytes<float>(lists.SelectMany(list => list.Scores).ToArray()));
        }

        return stream.ToArray();
    }

    public static TopList[] ReadLists(byte[] content)
    {
        using var unpacked = new MemoryStream();
        using (var packed = new BrotliStream(new MemoryStream(content, writable: false), CompressionMode.Decompress))
        {
            packed.CopyTo(unpacked);
        }

        unpacked.Position = 0;
        using var reader = new BinaryReader(unpacked);
        var lengths = Read<int>(reader, reader.ReadInt32());
        var items = Read<int>(reader, lengths.Sum());
        var scores = Read<float>(reader, items.Length);
        var lists = new TopList[lengths.Length];
        for (var (row, start) = (0, 0); row < lists.Length; start += lengths[row++])
        {
            lists[row] = new TopList(items[start..(start + lengths[row])], scores[start..(start + lengths[row])]);
        }

        return lists;
    }

    private static TargetRank[] Ranks(BinaryReader reader, int count)
    {
        var middles = Read<float>(reader, count);
        if (reader.BaseStream.Position == reader.BaseStream.Length)
        {
            return Array.ConvertAll(middles, middle => TargetRank.Around(middle));
        }

        return [.. middles.Zip(Read<int>(reader, count), TargetRank.Centred)];
    }

    private static T[] Read<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
