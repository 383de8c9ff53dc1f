using System.Text;
using System.Text.Json.Nodes;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Ranking.Learned;
using MLlm3Rec.Splitting;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Ranking.Weights;

public sealed class WeightsFileTests
{
    private static readonly LearnedPart[] Parts =
    [
        new(PartCatalogue.Together, [0, 1.5f], [0, 0.25f], 0.2, 0.1),
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
        Assert.Equal((-0.2, -0.3), (parts[1].MeanOnTargets, parts[1].MeanOnOthers));
        Assert.Equal("learned-next", Assert.Single(pairs).Part);
    }

    [Fact]
    public async Task Load_WeightsStoredByTitles_GivesTheSameScores()
    {
        var split = LeaveLastOut.Split(SmallDataset.WithTastes(users: 60, items: 40));
        var algorithm = SmallDataset.Mar(split.Train, new MarOptions { Epochs = 2, LearnerEpochs = 2 }, TestContext.Current.CancellationToken);
        var fitted = (AlignmentRecommender)await algorithm.FitAsync(split.Train, split.Validation, TestContext.Current.CancellationToken);
        var stored = new MemoryStream();
        fitted.Save(stored);

        var loaded = await algorithm.LoadAsync(ByTitles(stored.ToArray(), fitted), split.Train, TestContext.Current.CancellationToken);

        Assert.Equal(fitted.Parts.Select(part => part.Definition), loaded.Parts.Select(part => part.Definition));
        for (var user = 0; user < split.Train.Users.Count; user++)
        {
            Assert.Equal(Scores(fitted, split, user), Scores(loaded, split, user));
        }
    }

    /// <summary>The same file as the versions before ids wrote it: kinds and titles in the first line, titles before the vectors of pairs.</summary>
    private static MemoryStream ByTitles(byte[] file, AlignmentRecommender fitted)
    {
        var (_, pairs) = WeightsFile.Read(new MemoryStream(file));
        var line = JsonNode.Parse(file.AsSpan(0, Array.IndexOf(file, (byte)'\n')))!.AsArray(); // It has just been written.
        foreach (var (part, node) in fitted.Parts.Zip(line))
        {
            var stored = node!.AsObject();
            stored.Remove("id");
            (stored["kind"], stored["name"], stored["dimension"]) = ($"{part.Kind}", part.Name, part.Dimension);
        }

        var former = Written([], [.. pairs.Select(one => one with { Part = PartCatalogue.Shared.Single(part => part.Id == one.Part).Title })]);
        return new MemoryStream([.. Encoding.UTF8.GetBytes(line.ToJsonString()), .. former.AsSpan(Array.IndexOf(former, (byte)'\n'))]);
    }

    private static float[] Scores(AlignmentRecommender recommender, HoldOut split, int user)
    {
        var scores = new float[split.Train.Items.Count];
        recommender.Score(user, split.Train.History(user), scores);
        return scores;
    }

    private static byte[] Written(IReadOnlyList<LearnedPart> parts, IReadOnlyList<LearnedPairs> pairs)
    {
        var stream = new MemoryStream();
        WeightsFile.Write(stream, parts, pairs);
        return stream.ToArray();
    }

    private static LearnedPairs Pairs(string part) => new(part, [0.5f, 1], [0.25f, 2], ["word"], [1], 1);
}
