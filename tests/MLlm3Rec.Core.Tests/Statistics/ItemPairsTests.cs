using MLlm3Rec.Datasets;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Statistics;

public sealed class ItemPairsTests
{
    [Fact]
    public void Together_TwoHistories_ShrunkCosine()
    {
        // n0 = 2, n1 = 2, c(0, 1) = 2: 2 / √(4 + 3·2). n2 = 1, c(0, 2) = 1: 1 / √(2 + 3·√2).
        var pairs = ItemPairs.Together(SmallDataset.Of(items: 4, [0, 1], [1, 0, 2]), keep: 9, TestContext.Current.CancellationToken);

        Assert.Equal(2 / MathF.Sqrt(10), pairs.At(0, 1), 1e-6f);
        Assert.Equal(1 / MathF.Sqrt(2 + 3 * MathF.Sqrt(2)), pairs.At(0, 2), 1e-6f);
        Assert.Equal(0, pairs.At(0, 0));
        Assert.Equal(0, pairs.At(0, 3));
    }

    [Fact]
    public void SameDay_OnlyTheSameDayCounts()
    {
        var pairs = ItemPairs.SameDay(AtTimes(0, 86_399, 86_400), keep: 9, TestContext.Current.CancellationToken);

        Assert.Equal(1, pairs.At(0, 1));
        Assert.Equal(0, pairs.At(1, 2));
    }

    [Fact]
    public void Following_LaterOnlyAndNoOrderInsideOneMoment()
    {
        var pairs = ItemPairs.Following(AtTimes(0, 0, 5), keep: 9, TestContext.Current.CancellationToken);

        Assert.Equal(0, pairs.At(0, 1));
        Assert.Equal(0, pairs.At(2, 0));
        Assert.Equal(1 / MathF.Sqrt(4), pairs.At(1, 2), 1e-6f);
        Assert.Equal(0.7f / MathF.Sqrt(4), pairs.At(0, 2), 1e-6f);
    }

    [Fact]
    public void Following_WithoutTimes_TakesTheOrderOfTheHistory()
    {
        var pairs = ItemPairs.Following(AtTimes(Interaction.NoTime, Interaction.NoTime), keep: 9, TestContext.Current.CancellationToken);

        Assert.True(pairs.At(0, 1) > 0);
        Assert.Equal(0, pairs.At(1, 0));
    }

    /// <summary>One user who chose items 0, 1, 2 … at these times.</summary>
    private static Dataset AtTimes(params long[] times) => SmallDataset.Of(times.Length, [[]])
        .WithHistories([0, times.Length], [.. times.Select((time, item) => new Interaction(item, time, float.NaN, -1))]);
}
