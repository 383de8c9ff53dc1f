namespace MLlm3Rec.Projection;

/// <summary>How near two points on the map are: 1 / (1 + a · d^(2b)), the smooth stand-in for "1 up to the minimum distance, then falling
/// off".</summary>
/// <remarks>
/// a and b are the least-squares fit to exp(−(d − m)) beyond the minimum distance m and 1 before, at 300 distances in (0, 3], by Gauss and Newton's
/// steps with Levenberg's damping. For m = 0.1: a ≈ 1.577, b ≈ 0.895. Source: UMAP (arXiv 1802.03426), definition 11, at a spread of 1.
/// </remarks>
internal sealed record UmapCurve(double A, double B)
{
    private const int Places = 300;
    private const double Far = 3;
    private const int Steps = 100;

    public static UmapCurve Fit(double minimumDistance)
    {
        var curve = new UmapCurve(1, 1);
        var damping = 1e-3;
        var error = curve.ErrorOf(minimumDistance);
        for (var step = 0; step < Steps; step++)
        {
            var tried = curve.Improved(minimumDistance, damping);
            var triedError = tried is { A: > 0, B: > 0 } ? tried.ErrorOf(minimumDistance) : double.PositiveInfinity;
            damping *= triedError < error ? 0.3 : 4;
            (curve, error) = triedError < error ? (tried, triedError) : (curve, error);
        }

        return curve;
    }

    public double At(double distance) => 1 / (1 + A * Math.Pow(distance, 2 * B));

    /// <summary>What a pull multiplies the difference of two points by, as a function of their squared distance; negative.</summary>
    public float Pull(double square) => square <= 0 ? 0 : (float)(-2 * A * B * Math.Pow(square, B - 1) / (1 + A * Math.Pow(square, B)));

    /// <summary>What a push multiplies the difference by; positive.</summary>
    public float Push(double square) => (float)(2 * B / ((0.001 + square) * (1 + A * Math.Pow(square, B))));

    private static double Wanted(double distance, double minimumDistance) =>
        distance < minimumDistance ? 1 : Math.Exp(-(distance - minimumDistance));

    private static double DistanceAt(int place) => Far * (place + 1) / Places;

    private double ErrorOf(double minimumDistance)
    {
        var sum = 0.0;
        for (var place = 0; place < Places; place++)
        {
            var difference = At(DistanceAt(place)) - Wanted(DistanceAt(place), minimumDistance);
            sum += difference * difference;
        }

        return sum;
    }

    private UmapCurve Improved(double minimumDistance, double damping)
    {
        var (aa, ab, bb, ra, rb) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var place = 0; place < Places; place++)
        {
            var distance = DistanceAt(place);
            var (value, power) = (At(distance), Math.Pow(distance, 2 * B));
            var byA = -value * value * power;
            var byB = -value * value * A * power * 2 * Math.Log(distance);
            var rest = Wanted(distance, minimumDistance) - value;
            (aa, ab, bb) = (aa + byA * byA, ab + byA * byB, bb + byB * byB);
            (ra, rb) = (ra + byA * rest, rb + byB * rest);
        }

        (aa, bb) = (aa * (1 + damping), bb * (1 + damping));
        var determinant = aa * bb - ab * ab;
        return new UmapCurve(A + (ra * bb - rb * ab) / determinant, B + (aa * rb - ab * ra) / determinant);
    }
}
