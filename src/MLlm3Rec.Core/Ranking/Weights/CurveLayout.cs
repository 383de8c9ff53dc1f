namespace MLlm3Rec.Ranking.Weights;

/// <summary>Where the heights of all curves stand in one row of numbers: first those for what is known, then those for what is new.</summary>
/// <remarks>A measure is given as a place on its curve: number of the knot at or below it, plus the share of the way to the next one.</remarks>
internal sealed class CurveLayout
{
    private readonly int[] firsts;

    public CurveLayout(IReadOnlyList<Curve> curves)
    {
        firsts = new int[curves.Count + 1];
        for (var part = 0; part < curves.Count; part++)
        {
            // One place more than knots: the last knot's right neighbour, always with fraction 0.
            firsts[part + 1] = firsts[part] + curves[part].Knots.Count + 1;
        }
    }

    public int Parts => firsts.Length - 1;

    /// <summary>Numbers in a row.</summary>
    public int Length => 2 * Half;

    private int Half => firsts[^1];

    /// <summary>A row of these curves.</summary>
    public float[] Row(IReadOnlyList<Curve> curves)
    {
        var row = new float[Length];
        for (var part = 0; part < Parts; part++)
        {
            curves[part].Heights.ToArray().CopyTo(Known(row, part));
            curves[part].NewHeights.ToArray().CopyTo(New(row, part));
        }

        return row;
    }

    /// <summary>Heights of a part for what is known.</summary>
    public Span<float> Known(float[] row, int part) => row.AsSpan(firsts[part]..(firsts[part + 1] - 1));

    /// <summary>Heights of a part for what is new.</summary>
    public Span<float> New(float[] row, int part) => row.AsSpan((Half + firsts[part])..(Half + firsts[part + 1] - 1));

    /// <summary>What all curves add up to.</summary>
    /// <param name="row">Heights.</param>
    /// <param name="places">One per part.</param>
    /// <param name="known">How well the item is known, in [0, 1].</param>
    public float Sum(float[] row, ReadOnlySpan<float> places, float known)
    {
        var sum = 0f;
        for (var part = 0; part < places.Length; part++)
        {
            sum += At(row, part, places[part], known);
        }

        return sum;
    }

    /// <summary>What one curve adds.</summary>
    public float At(float[] row, int part, float place, float known)
    {
        var knot = (int)place;
        var (first, share) = (firsts[part] + knot, place - knot);
        var fresh = first + Half;
        return known * (row[first] + share * (row[first + 1] - row[first]))
            + (1 - known) * (row[fresh] + share * (row[fresh + 1] - row[fresh]));
    }

    /// <summary>Where the two heights of a knot, and behind them those of the next, stand in a row as <see cref="FromZero"/> writes it.</summary>
    public nuint PairOf(int part, int knot) => (nuint)(2 * (firsts[part] + knot));

    /// <summary>Writes all heights less those of their curve at 0, those for what is known and for what is new side by side.</summary>
    /// <param name="row">Heights.</param>
    /// <param name="zeros">Number of the knot at 0 of each part.</param>
    /// <param name="pairs">As long as a row.</param>
    /// <returns>What all curves together add at 0 to what is known, and to what is new.</returns>
    public (float Known, float New) FromZero(float[] row, int[] zeros, float[] pairs)
    {
        var (known, fresh) = (0f, 0f);
        for (var part = 0; part < Parts; part++)
        {
            var zero = firsts[part] + zeros[part];
            known += row[zero];
            fresh += row[zero + Half];
            for (var place = firsts[part]; place < firsts[part + 1]; place++)
            {
                (pairs[2 * place], pairs[2 * place + 1]) = (row[place] - row[zero], row[place + Half] - row[zero + Half]);
            }
        }

        return (known, fresh);
    }

    /// <summary>The gradient of the heights, from that of the heights less those at 0.</summary>
    /// <param name="pairs">Laid out as <see cref="FromZero"/> does.</param>
    /// <param name="zeros">Number of the knot at 0 of each part.</param>
    /// <param name="errors">Summed over all candidates, for what is known and for what is new.</param>
    /// <param name="gradient">A row.</param>
    public void ToZero(float[] pairs, int[] zeros, (float Known, float New) errors, float[] gradient)
    {
        for (var part = 0; part < Parts; part++)
        {
            var (known, fresh) = errors;
            for (var place = firsts[part]; place < firsts[part + 1]; place++)
            {
                (gradient[place], gradient[place + Half]) = (pairs[2 * place], pairs[2 * place + 1]);
                known -= pairs[2 * place];
                fresh -= pairs[2 * place + 1];
            }

            gradient[firsts[part] + zeros[part]] += known;
            gradient[firsts[part] + zeros[part] + Half] += fresh;
        }
    }
}
