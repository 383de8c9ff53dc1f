using System.Numerics;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Ranking.Weights;

/// <summary>A learned piecewise-linear function from a part's measure to what it adds to the score.</summary>
/// <remarks>
/// g(x) interpolates between the heights at the knots and is flat outside them; g(0) = 0, so a part that has nothing to say adds nothing.
/// What choices tell of an item and what its text tells weigh otherwise where choices are few: a second function h over the same knots holds for what
/// nobody has chosen, and an item that is known to the degree a (<c>Support</c>) gets a · g(x) + (1 − a) · h(x).
/// Values are rounded to multiples of 2⁻¹⁸ and kept within ±15: float32 adds such numbers without error as long as sums stay within
/// ±64, so a score is exactly the sum of its parts, in whatever order they are added.
/// </remarks>
public sealed class Curve
{
    /// <summary>Adding and subtracting 48 rounds |x| &lt; 16 to a multiple of 2⁻¹⁸, the spacing of float32 in [32, 64).</summary>
    private const float Rounding = 48;

    private readonly float[] knots;
    private readonly float[] heights;
    private readonly float[] newHeights;
    private readonly float[] slopes;
    private readonly float[] newSlopes;

    /// <param name="knots">At least two, ascending, 0 among them.</param>
    /// <param name="heights">One per knot; shifted so that the height at 0 is 0.</param>
    /// <param name="newHeights">The same for what nobody has chosen; null where that makes no difference.</param>
    public Curve(IReadOnlyList<float> knots, IReadOnlyList<float> heights, IReadOnlyList<float>? newHeights = null)
    {
        newHeights ??= heights;
        var zero = knots.ToList().IndexOf(0);
        if (knots.Count < 2 || knots.Count != heights.Count || knots.Count != newHeights.Count || zero < 0
            || knots.Zip(knots.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException("A curve needs two or more ascending knots, 0 among them, and one height for each.", nameof(knots));
        }

        this.knots = [.. knots];
        (this.heights, slopes) = Shifted(heights, zero);
        (this.newHeights, newSlopes) = Shifted(newHeights, zero);
        Zero = zero;
    }

    public IReadOnlyList<float> Knots => knots;

    public IReadOnlyList<float> Heights => heights;

    /// <summary>Heights for what nobody has chosen.</summary>
    public IReadOnlyList<float> NewHeights => newHeights;

    /// <summary>Index of the knot at 0.</summary>
    internal int Zero { get; }

    /// <summary>Adds the curve at each value to each score. Zeros are skipped a register at a time: most parts are silent about most items.</summary>
    /// <param name="values">One per item.</param>
    /// <param name="known">How well each item is known, in [0, 1].</param>
    /// <param name="scores">One per item.</param>
    public void AddTo(ReadOnlySpan<float> values, ReadOnlySpan<float> known, Span<float> scores)
    {
        var packed = MemoryMarshal.Cast<float, Vector<float>>(values);
        var degrees = MemoryMarshal.Cast<float, Vector<float>>(known[..values.Length]);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(scores[..values.Length]);
        for (var place = 0; place < packed.Length; place++)
        {
            if (packed[place] != Vector<float>.Zero)
            {
                sums[place] += At(packed[place], degrees[place]);
            }
        }

        for (var item = packed.Length * Vector<float>.Count; item < values.Length; item++)
        {
            scores[item] += At(values[item], known[item]);
        }
    }

    /// <summary>The curve at a value: the same operations as for a whole row, so the same bits.</summary>
    /// <param name="value">What the part measures.</param>
    /// <param name="known">How well the item is known, in [0, 1].</param>
    public float At(float value, float known = 1) => At(new Vector<float>(value), new Vector<float>(known))[0];

    private Vector<float> At(Vector<float> value, Vector<float> known)
    {
        var (sum, fresh) = (Vector<float>.Zero, Vector<float>.Zero);
        for (var segment = 0; segment < slopes.Length; segment++)
        {
            // Segments left of 0 count downwards from it, segments right of it upwards; each is entered at its end nearer to 0.
            var (low, high) = (new Vector<float>(knots[segment]), new Vector<float>(knots[segment + 1]));
            var inside = Vector.Min(Vector.Max(value, low), high) - (segment < Zero ? high : low);
            sum += new Vector<float>(slopes[segment]) * inside;
            fresh += new Vector<float>(newSlopes[segment]) * inside;
        }

        sum = known * sum + (Vector<float>.One - known) * fresh;
        sum = Vector.Min(Vector.Max(sum, new Vector<float>(-15)), new Vector<float>(15));
        return sum + new Vector<float>(Rounding) - new Vector<float>(Rounding);
    }

    private (float[] Heights, float[] Slopes) Shifted(IReadOnlyList<float> raw, int zero)
    {
        float[] shifted = [.. raw.Select(height => Math.Clamp(height - raw[zero], -15, 15))];
        return (shifted, [.. Enumerable.Range(0, knots.Length - 1)
            .Select(segment => (shifted[segment + 1] - shifted[segment]) / (knots[segment + 1] - knots[segment]))]);
    }
}
