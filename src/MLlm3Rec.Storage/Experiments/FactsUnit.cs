using System.Runtime.InteropServices;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Experiments;

/// <summary>What slices of an evaluation go by, kept with it: whoever opens a comparison does not wait for its dataset.</summary>
/// <remarks>Little-endian: how many users, then a column each of users, hidden items, lengths, popularity (int32) and ties (a byte).</remarks>
internal static class FactsUnit
{
    private const string Unit = "facts of users";

    /// <summary>Replaces what an earlier attempt kept.</summary>
    public static void Write(StorageContext context, int runId, UserFacts facts) =>
        context.Replace(RunUnits.Of(context, runId).Where(row => row.Unit == Unit), new RunUnitRow(runId, Unit, Pack(facts)));

    /// <summary>Null where a run was made before they were kept.</summary>
    public static UserFacts? Read(StorageContext context, int runId) => RunUnits.Find(context, runId, Unit) is { } content ? Unpack(content) : null;

    private static byte[] Pack(UserFacts facts)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(facts.Users.Length);
        foreach (var column in (int[][])[facts.Users, facts.Hidden, facts.Lengths, facts.Popularity])
        {
            writer.Write(MemoryMarshal.AsBytes<int>(column));
        }

        writer.Write(MemoryMarshal.AsBytes<bool>(facts.Tied));
        return stream.ToArray();
    }

    private static UserFacts Unpack(byte[] content)
    {
        var count = MemoryMarshal.Read<int>(content);
        int[] Column(int number) => MemoryMarshal.Cast<byte, int>(content.AsSpan(sizeof(int) * (1 + number * count), sizeof(int) * count)).ToArray();
        return new UserFacts(
            Column(0),
            Column(1),
            Column(2),
            Column(3),
            MemoryMarshal.Cast<byte, bool>(content.AsSpan(sizeof(int) * (1 + 4 * count), count)).ToArray());
    }
}
