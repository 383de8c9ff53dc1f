using MLlm3Rec.Numerics;

namespace MLlm3Rec.Datasets.Sample;

/// <summary>Draws in proportion to weights. Only sums and products of doubles are used, so the same seed draws the same on every machine.</summary>
internal static class SampleRandom
{
    public static int Pick(ReadOnlySpan<double> weights, ref SplitMix64 random)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var left = random.NextDouble() * total;
        for (var place = 0; place < weights.Length; place++)
        {
            left -= weights[place];
            if (left < 0)
            {
                return place;
            }
        }

        return weights.Length - 1;
    }
}
