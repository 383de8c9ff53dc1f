using System.Text;
using MLlm3Rec.Ranking.Learned;

namespace MLlm3Rec.Ranking.Weights;

public sealed class WeightsFileTests
{
    private static readonly LearnedPart[] Parts =
    [
        new(PartCatalogue.Together, [0, 1.5f], [0, 0.25f], 0.2, 0.1) { NewHeights = [0, 0.75f] },
        new(PartCatalogue.LongKnown, [0, 3], [0, -0.5f], -0.2, -0.3),
    ];

    [Fact]
    public void Write_PartWithAnotherTitle_WritesTheSameBytes()
    {
        var renamed = Parts.Select(part => part with { Definition = part.Definition with { Title = "Renamed" } });

        Assert.Equal(Written(Parts, []), Written([.. renamed], []));
    }

    [Fact]
    public void Read_WhatWasWritten_GivesIdsAndCurves()
    {
        var (parts, pairs) = WeightsFile.Read(new MemoryStream(Written(Parts, [Pairs(PartCatalogue.LearnedNext.Id)])));

        Assert.Equal(["together", "long-known"], parts.Select(part => part.Id));
        Assert.Equal([0, 1.5f], parts[0].Knots);
        Assert.Equal([0, -0.5f], parts[1].Heights);
        Assert.Equal([0, 0.75f], parts[0].NewHeights);
        Assert.Equal((-0.2, -0.3), (parts[1].MeanOnTargets, parts[1].MeanOnOthers));
        Assert.Equal("learned-next", Assert.Single(pairs).Part);
    }

    [Theory]
    [InlineData("id", "name")]          // as before parts had ids
    [InlineData("newHeights", "other")] // as before new items had curves
    public void Read_WeightsOfAnOlderVersion_AreRefusedInWords(string lacking, string instead)
    {
        var file = Written(Parts, []);
        var end = Array.IndexOf(file, (byte)'\n');
        var older = Encoding.UTF8.GetString(file.AsSpan(0, end)).Replace($"\"{lacking}\"", $"\"{instead}\"", StringComparison.Ordinal);

        var stored = new MemoryStream([.. Encoding.UTF8.GetBytes(older), .. file.AsSpan(end)]);
        var refusal = Assert.Throws<InvalidDataException>(() => WeightsFile.Read(stored));

        Assert.Contains("train again", refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] Written(IReadOnlyList<LearnedPart> parts, IReadOnlyList<LearnedPairs> pairs)
    {
        var stream = new MemoryStream();
        WeightsFile.Write(stream, parts, pairs);
        return stream.ToArray();
    }

    private static LearnedPairs Pairs(string part) => new(part, [0.5f, 1], [0.25f, 2], ["word"], [1], 1);
}
