namespace MLlm3Rec.Evaluation.Significance;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>P(|Z| ≥ |z|) = erfc(|z| / √2), to about 14 digits.</summary>
    /// <remarks>Below 2.5 the power series of erf, above it the continued fraction of erfc, evaluated from its end. Source: NIST DLMF, 7.6.1 and
    /// 7.9.1.</remarks>
    public static double TwoSided(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        return x < 2.5 ? 1 - SeriesOfErf(x) : FractionOfErfc(x);
    }

    private static double SeriesOfErf(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; n < 80; n++)
        {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    private static double FractionOfErfc(double x)
    {
        var tail = x;
        for (var n = 80; n > 0; n--)
        {
            tail = x + n / 2.0 / tail;
        }

        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * tail);
    }
}
