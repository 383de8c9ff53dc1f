namespace MLlm3Rec.Numerics;

/// <summary>Count, mean and unbiased variance of some numbers; 0 where there are too few for one.</summary>
public readonly record struct Moments(int Count, double Mean, double Variance)
{
    public double Deviation => Math.Sqrt(Variance);

    public static Moments Of(IEnumerable<double> values)
    {
        // Welford's update: no catastrophic cancellation, one pass.
        var (count, mean, squares) = (0, 0.0, 0.0);
        foreach (var value in values)
        {
            count++;
            var distance = value - mean;
            mean += distance / count;
            squares += distance * (value - mean);
        }

        return new Moments(count, mean, count < 2 ? 0 : squares / (count - 1));
    }
}
