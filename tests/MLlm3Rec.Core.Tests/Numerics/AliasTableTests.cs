namespace MLlm3Rec.Numerics;

public sealed class AliasTableTests
{
    [Fact]
    public void Draw_ManyTimes_FollowsTheWeights()
    {
        var table = new AliasTable([1, 0, 5, 2, 2]);
        var random = new SplitMix64(seed: 3);
        var counts = new int[5];
        for (var draw = 0; draw < 100_000; draw++)
        {
            counts[table.Draw(ref random)]++;
        }

        Assert.Equal(0, counts[1]);
        Each.Holds(new[] { (0, 0.1), (2, 0.5), (3, 0.2), (4, 0.2) }, pair => Assert.Equal(pair.Item2, counts[pair.Item1] / 1e5, 0.01));
    }

    [Fact]
    public void New_NoWeight_Refuses() => Assert.Throws<ArgumentException>(() => new AliasTable([0, 0]));

    [Fact]
    public void New_NegativeWeight_Refuses() => Assert.Throws<ArgumentOutOfRangeException>(() => new AliasTable([1, -1]));
}
