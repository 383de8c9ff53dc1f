using System.Numerics;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Ranking.Weights;

/// <summary>A learned piecewise-linear function from a part's measure to what it adds to the score.</summary>
/// <remarks>
/// g(x) interpolates between the heights at the knots and is flat outside them; g(0) = 0, so a part that has nothing to say adds nothing.
/// Values are rounded to multiples of 2⁻¹⁸ and kept within ±15: float32 adds such numbers without error as long as sums stay within
/// ±64, so a score is exactly the sum of its parts, in whatever order they are added.
/// </remarks>
public sealed class Curve
{
    /// <summary>Adding and subtracting 48 rounds |x| &lt; 16 to a multiple of 2⁻¹⁸, the spacing of float32 in [32, 64).</summary>
    private const float Rounding = 48;

    private readonly float[] knots;
    private readonly float[] heights;
    private readonly float[] slopes;

    /// <param name="knots">At least two, ascending, 0 among them.</param>
    /// <param name="heights">One per knot; shifted so that the height at 0 is 0.</param>
    public Curve(IReadOnlyList<float> knots, IReadOnlyList<float> heights)
    {
        var zero = knots.ToList().IndexOf(0);
        if (knots.Count < 2 || knots.Count != heights.Count || zero < 0 || knots.Zip(knots.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException("A curve needs two or more ascending knots, 0 among them, and one height for each.", nameof(knots));
        }

        this.knots = [.. knots];
        this.heights = [.. heights.Select(height => Math.Clamp(height - heights[zero], -15, 15))];
        slopes = [.. Enumerable.Range(0, knots.Count - 1)
            .Select(segment => (this.heights[segment + 1] - this.heights[segment]) / (knots[segment + 1] - knots[segment]))];
        Zero = zero;
    }

    public IReadOnlyList<float> Knots => knots;

    public IReadOnlyList<float> Heights => heights;

    /// <summary>Index of the knot at 0.</summary>
    internal int Zero { get; }

    /// <summary>Adds g(value) to each score. Zeros are skipped a register at a time: most parts are silent about most items.</summary>
    public void AddTo(ReadOnlySpan<float> values, Span<float> scores)
    {
        var packed = MemoryMarshal.Cast<float, Vector<float>>(values);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(scores[..values.Length]);
        for (var place = 0; place < packed.Length; place++)
        {
            if (packed[place] != Vector<float>.Zero)
            {
                sums[place] += At(packed[place]);
            }
        }

        for (var item = packed.Length * Vector<float>.Count; item < values.Length; item++)
        {
            scores[item] += At(values[item]);
        }
    }

    /// <summary>g(x): the same operations as for a whole row, so the same bits.</summary>
    public float At(float value) => At(new Vector<float>(value))[0];

    private Vector<float> At(Vector<float> value)
    {
        var sum = Vector<float>.Zero;
        for (var segment = 0; segment < slopes.Length; segment++)
        {
            // Segments left of 0 count downwards from it, segments right of it upwards; each is entered at its end nearer to 0.
            var (low, high) = (new Vector<float>(knots[segment]), new Vector<float>(knots[segment + 1]));
            var inside = Vector.Min(Vector.Max(value, low), high) - (segment < Zero ? high : low);
            sum += new Vector<float>(slopes[segment]) * inside;
        }

        sum = Vector.Min(Vector.Max(sum, new Vector<float>(-15)), new Vector<float>(15));
        return sum + new Vector<float>(Rounding) - new Vector<float>(Rounding);
    }
}
