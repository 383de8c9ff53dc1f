using CsCheck;

namespace MLlm3Rec.Numerics;

public sealed class SplitMix64Tests
{
    [Fact]
    public void NextUInt64_SeedZero_GivesThePublishedSequence()
    {
        // First outputs of the authors' reference code for seed 0.
        var random = new SplitMix64(0);

        ulong[] drawn = [random.NextUInt64(), random.NextUInt64(), random.NextUInt64()];

        Assert.Equal([0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F], drawn);
    }

    [Fact]
    public void Derive_NeighbouringStreams_Differ()
    {
        var first = Enumerable.Range(0, 1000).Select(stream => SplitMix64.Derive(seed: 1, stream).NextUInt64());

        Assert.Equal(1000, first.Distinct().Count());
    }

    [Fact]
    public void NextInt32_ManyDraws_AreUniform()
    {
        var random = SplitMix64.Derive(seed: 7, stream: 0);
        var counts = new int[10];
        for (var draw = 0; draw < 100_000; draw++)
        {
            counts[random.NextInt32(10)]++;
        }

        // 10,000 expected, standard deviation 95.
        Each.Holds(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void NextGaussian_ManyDraws_HaveUnitVariance()
    {
        var random = SplitMix64.Derive(seed: 7, stream: 1);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextGaussian())];

        Assert.Equal(0, draws.Average(), 0.02);
        Assert.Equal(1, draws.Average(draw => draw * draw), 0.03);
    }

    [Fact]
    public void Shuffle_AnyArray_KeepsItsElements() => Gen.Int.Array[0, 30].Sample(values =>
    {
        int[] shuffled = [.. values];
        new SplitMix64(3).Shuffle(shuffled.AsSpan());

        Assert.Equal(values.Order(), shuffled.Order());
    });
}
