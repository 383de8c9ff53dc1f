namespace MLlm3Rec.Numerics;

/// <summary>Draws numbers in proportion to weights, in constant time each.</summary>
/// <remarks>Source: Walker 1977, doi:10.1145/355744.355749; built in linear time after Vose 1991, doi:10.1109/32.92917.</remarks>
public sealed class AliasTable
{
    private readonly float[] keep;
    private readonly int[] other;

    /// <param name="weights">None negative, at least one positive.</param>
    public AliasTable(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight, nameof(weights));
            sum += weight;
        }

        if (!(sum > 0))
        {
            throw new ArgumentException("Something must have a weight.", nameof(weights));
        }

        keep = new float[weights.Length];
        other = new int[weights.Length];
        Build(weights, sum);
    }

    /// <summary>A number below that of the weights.</summary>
    public int Draw(ref SplitMix64 random)
    {
        var place = random.NextInt32(keep.Length);
        return random.NextSingle() < keep[place] ? place : other[place];
    }

    private void Build(ReadOnlySpan<double> weights, double sum)
    {
        var scaled = new double[weights.Length];
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var place = 0; place < scaled.Length; place++)
        {
            scaled[place] = weights[place] / sum * scaled.Length;
            (scaled[place] < 1 ? small : large).Push(place);
            (keep[place], other[place]) = (1, place);
        }

        while (small.TryPop(out var poor) && large.TryPop(out var rich))
        {
            (keep[poor], other[poor]) = ((float)scaled[poor], rich);
            scaled[rich] -= 1 - scaled[poor];
            (scaled[rich] < 1 ? small : large).Push(rich);
        }
    }
}
