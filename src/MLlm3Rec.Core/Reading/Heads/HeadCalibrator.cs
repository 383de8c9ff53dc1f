namespace MLlm3Rec.Reading.Heads;

/// <summary>Makes probabilities of what heads say, and finds from which one on a reason is told.</summary>
internal static class HeadCalibrator
{
    private const int Bins = 10;
    private const int Steps = 30;

    /// <summary>Thresholds are looked for in steps of one fiftieth.</summary>
    private const int Grid = 50;

    /// <summary>Neighbouring thresholds to either side whose F1 counts with a threshold's own: a lucky one shall not win.</summary>
    private const int Smoothing = 3;

    /// <summary>What the best threshold of a head is that few examples teach, and how many right cells that belief is worth.</summary>
    private const double UsualThreshold = 0.4;
    private const double Belief = 10;

    public static HeadCalibration Of(IEnumerable<HeadCell> cells)
    {
        var all = cells.ToArray();
        var right = all.Count(cell => cell.Truth);
        if (right == 0)
        {
            return new HeadCalibration(1, 0, 1);
        }

        var (slope, offset) = Platt(all);
        var calibration = new HeadCalibration((float)slope, (float)offset, 0);
        var best = BestThreshold([.. all.Select(cell => cell with { Z = calibration.Probability(cell.Z) })]);
        return calibration with { Threshold = (float)((right * best + Belief * UsualThreshold) / (right + Belief)) };
    }

    public static IReadOnlyList<ReliabilityBin> Reliability(IEnumerable<(float Probability, bool Truth)> cells) =>
    [
        .. cells.GroupBy(cell => Math.Min(Bins - 1, (int)(cell.Probability * Bins))).OrderBy(bin => bin.Key)
            .Select(bin => new ReliabilityBin(bin.Average(cell => cell.Probability), bin.Average(cell => cell.Truth ? 1.0 : 0), bin.Count())),
    ];

    /// <summary>Newton's method on the log loss, with a weak belief (1 cell) in slope 1 and offset 0.</summary>
    private static (double Slope, double Offset) Platt(HeadCell[] cells)
    {
        var (a, b) = (1.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var (ga, gb, haa, hab, hbb) = (a - 1, b, 1.0, 0.0, 1.0);
            foreach (var (z, truth, weight) in cells)
            {
                var p = 1 / (1 + Math.Exp(-(a * z + b)));
                var (miss, curve) = (weight * (p - (truth ? 1 : 0)), weight * p * (1 - p));
                (ga, gb) = (ga + miss * z, gb + miss);
                (haa, hab, hbb) = (haa + curve * z * z, hab + curve * z, hbb + curve);
            }

            var determinant = haa * hbb - hab * hab;
            var (da, db) = ((hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant);
            (a, b) = (a - da, b - db);
            if (Math.Abs(da) + Math.Abs(db) < 1e-6)
            {
                break;
            }
        }

        return (Math.Max(0.05, a), b);
    }

    private static double BestThreshold(HeadCell[] cells)
    {
        var scores = new double[Grid];
        for (var place = 1; place < Grid; place++)
        {
            var threshold = place / (double)Grid;
            var (right, extra, missed) = (0.0, 0.0, 0.0);
            foreach (var (probability, truth, weight) in cells)
            {
                var said = probability >= threshold;
                right += said && truth ? weight : 0;
                extra += said && !truth ? weight : 0;
                missed += !said && truth ? weight : 0;
            }

            scores[place] = 2.0 * right / Math.Max(1, 2 * right + extra + missed);
        }

        var best = Enumerable.Range(1 + Smoothing, Grid - 1 - 2 * Smoothing)
            .MaxBy(place => scores.AsSpan(place - Smoothing, 2 * Smoothing + 1).ToArray().Average());
        return best / (double)Grid;
    }
}

/// <summary>What a head that had not seen a text said of it.</summary>
/// <param name="Z">Not calibrated, or the probability.</param>
/// <param name="Truth">What is right.</param>
/// <param name="Weight">How much the text counts.</param>
internal readonly record struct HeadCell(float Z, bool Truth, float Weight);
