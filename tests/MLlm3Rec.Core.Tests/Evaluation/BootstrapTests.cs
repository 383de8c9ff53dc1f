using MLlm3Rec.Numerics;

namespace MLlm3Rec.Evaluation;

public sealed class BootstrapTests
{
    [Fact]
    public void Intervals_CoinFlips_AsWideAsTheNormalTheorySays()
    {
        var random = new SplitMix64(1);
        double[] flips = [.. Enumerable.Range(0, 2500).Select(_ => random.NextInt32(2) == 0 ? 1.0 : 0.0)];

        var interval = Bootstrap.Intervals(flips, columns: 1, seed: 1, TestContext.Current.CancellationToken)[0];

        // Standard error 0.5 / √2500 = 0.01; 95 % lies within 1.96 of them.
        Assert.Equal(flips.Average(), interval.Mean, 1e-12);
        Assert.Equal(interval.Mean - 0.0196, interval.Low, 0.002);
        Assert.Equal(interval.Mean + 0.0196, interval.High, 0.002);
    }

    [Fact]
    public void Intervals_UsersWithoutTruth_AreLeftOut()
    {
        double[] values = [1, double.NaN, 1, double.NaN, 1, 0];

        var intervals = Bootstrap.Intervals(values, columns: 2, seed: 1, TestContext.Current.CancellationToken);

        Assert.Equal(new MeanInterval(1, 1, 1), intervals[0]);
        Assert.Equal(0, intervals[1].Mean);
    }

    /// <summary>Each column has one value throughout, and holes at other people: a resample's mean divides by those it knows.</summary>
    [Fact]
    public void Intervals_HolesInSeveralColumns_EachDividesByItsOwn()
    {
        double[] values =
            [.. Enumerable.Range(0, 30).SelectMany(user => new[] { 1, user % 2 == 0 ? 0.25 : double.NaN, user % 3 == 0 ? double.NaN : 0.5 })];

        var intervals = Bootstrap.Intervals(values, columns: 3, seed: 1, TestContext.Current.CancellationToken);

        Assert.Equal([new(1, 1, 1), new(0.25, 0.25, 0.25), new(0.5, 0.5, 0.5)], intervals);
    }

    [Fact]
    public void Intervals_SameSeed_SameIntervals()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(user => user % 7 / 7.0)];

        Assert.Equal(
            Bootstrap.Intervals(values, columns: 1, seed: 5, TestContext.Current.CancellationToken),
            Bootstrap.Intervals(values, columns: 1, seed: 5, TestContext.Current.CancellationToken));
    }
}
