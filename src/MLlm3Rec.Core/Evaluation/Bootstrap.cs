using MLlm3Rec.Numerics;

namespace MLlm3Rec.Evaluation;

/// <summary>Percentile intervals of means, by resampling users.</summary>
/// <remarks>
/// Each of B resamples draws n users with replacement and takes the mean of every column over the same draw; the interval of a
/// column runs from its 2.5th to its 97.5th percentile. Columns share draws, so differences between them stay meaningful.
/// NaN entries are left out of a column's mean. Resample b uses stream b of the seed: the same at any number of threads.
/// Source: Efron &amp; Tibshirani 1993, "An introduction to the bootstrap", chapter 13.
/// </remarks>
public static class Bootstrap
{
    public const int Resamples = 1000;

    /// <param name="values">[users × columns], row-major.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="cancellationToken">Checked between resamples.</param>
    public static MeanInterval[] Intervals(double[] values, int columns, int seed, CancellationToken cancellationToken)
    {
        var users = values.Length / columns;
        var means = new double[Resamples][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, Resamples, parallel, resample =>
        {
            var random = SplitMix64.Derive(seed, resample);
            means[resample] = Means(values, columns, users, _ => random.NextInt32(users));
        });

        var observed = Means(values, columns, users, user => user);
        var intervals = new MeanInterval[columns];
        for (var column = 0; column < columns; column++)
        {
            double[] sorted = [.. means.Select(row => row[column]).Where(mean => !double.IsNaN(mean)).Order()];
            intervals[column] = sorted.Length == 0
                ? new MeanInterval(double.NaN, double.NaN, double.NaN)
                : new MeanInterval(observed[column], Quantile(sorted, 0.025), Quantile(sorted, 0.975));
        }

        return intervals;
    }

    private static double[] Means(double[] values, int columns, int users, Func<int, int> pick)
    {
        var sums = new double[columns];
        var counts = new int[columns];
        for (var draw = 0; draw < users; draw++)
        {
            var row = values.AsSpan(pick(draw) * columns, columns);
            for (var column = 0; column < columns; column++)
            {
                if (!double.IsNaN(row[column]))
                {
                    sums[column] += row[column];
                    counts[column]++;
                }
            }
        }

        return [.. sums.Zip(counts, (sum, count) => count == 0 ? double.NaN : sum / count)];
    }

    /// <summary>Linear interpolation between the two neighbouring order statistics.</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
