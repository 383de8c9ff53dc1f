using MLlm3Rec.Datasets;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Statistics;

public sealed class PastCountsTests
{
    [Fact]
    public void LogBetween_HalfOpenWindow_CountsUntilAndNotAfter()
    {
        // Item 0 on days 0, 1, 2; item 1 on day 2.
        var counts = new PastCounts(SmallDataset.Of(items: 3, [0, 0, 0], [2, 2, 1]));
        var values = new float[3];

        counts.LogBetween(after: 0, until: 2 * 86_400, values);

        Assert.Equal([MathF.Log(3), MathF.Log(2), MathF.Log(2)], values);
    }

    [Fact]
    public void LogBetween_LongStretch_EqualsPlainCounting()
    {
        // Enough choices for several notes: item = time mod 3, one choice a second.
        const int length = 30_000;
        Interaction[] choices = [.. Enumerable.Range(0, length).Select(second => new Interaction(second % 3, second, float.NaN, -1))];
        var counts = new PastCounts(SmallDataset.Of(items: 3, [[]]).WithHistories([0, length], choices));
        var values = new float[3];

        counts.LogBetween(after: 1_001, until: 25_000, values);

        var some = new float[2];
        counts.LogBetweenAt(after: 1_001, until: 25_000, [2, 0], some);
        Assert.Equal([values[2], values[0]], some);

        // Seconds 1,002 to 25,000: 23,999 choices, beginning with item 0.
        Assert.Equal([MathF.Log(8_001), MathF.Log(8_001), MathF.Log(8_000)], values);
    }

    [Fact]
    public void LogBetween_WithoutTimes_IsSilent()
    {
        var counts = new PastCounts(SmallDataset.Of(items: 2, [[]]).WithHistories([0, 1], [new Interaction(0, Interaction.NoTime, float.NaN, -1)]));
        var values = new float[2];

        counts.LogBetween(after: long.MinValue, until: long.MaxValue, values);

        Assert.Equal([0, 0], values);
    }
}
