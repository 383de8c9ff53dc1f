using System.Runtime.InteropServices;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Storage.Experiments;

public sealed class AnswersBlobTests
{
    [Fact]
    public void Ranks_Written_ReadBack()
    {
        var written = new UserRanks("m", [3, 8], [TargetRank.At(4_000_000), new(1, 57_000)], [new(2, 3), TargetRank.At(1)], 1.5);

        var read = AnswersBlob.ReadRanks("m", AnswersBlob.WriteRanks(written));

        Assert.Equivalent(written, read, strict: true);
    }

    /// <summary>What versions wrote that kept the middle of a tie alone: seconds, counts, users, middles.</summary>
    [Fact]
    public void Ranks_OfEarlierVersions_AreNarrowestTies()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(1.5);
        int[] head = [2, 2, 0, 3, 8];
        writer.Write(MemoryMarshal.AsBytes<int>(head));
        float[] middles = [7, 10.5f];
        writer.Write(MemoryMarshal.AsBytes<float>(middles));

        var read = AnswersBlob.ReadRanks("m", stream.ToArray());

        Assert.Equal([3, 8], read.Users);
        Assert.Equal([TargetRank.At(7), new(10, 11)], read.Full);
        Assert.Empty(read.Sampled);
    }
}
