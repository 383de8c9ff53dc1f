namespace MLlm3Rec.Evaluation;

/// <summary>Percentile intervals of means, by resampling users (<see cref="ResampledMeans"/>).</summary>
public static class Bootstrap
{
    /// <param name="values">[users × columns], row-major.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="cancellationToken">Checked between resamples.</param>
    public static MeanInterval[] Intervals(double[] values, int columns, int seed, CancellationToken cancellationToken)
    {
        var users = values.Length / columns;
        double[][] apart = [.. Enumerable.Range(0, columns)
            .Select(column => Enumerable.Range(0, users).Select(user => values[user * columns + column]).ToArray())];
        var resampled = ResampledMeans.Of(apart, seed, cancellationToken);
        return [.. Enumerable.Range(0, columns).Select(resampled.Interval)];
    }
}

/// <summary>A mean over users with the interval that holds it in 95 of 100 resamples.</summary>
public readonly record struct MeanInterval(double Mean, double Low, double High)
{
    /// <summary>Of a difference: the same seen from the other side.</summary>
    internal MeanInterval Negated => new(-Mean, -High, -Low);
}
