using System.Numerics.Tensors;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Evaluation;

/// <summary>Means of several columns over the same resamples of users, so that differences between columns stay paired.</summary>
/// <remarks>
/// Each of B resamples draws n users with replacement; a column's mean over the draw is the dot product of its values with how often each
/// user was drawn. NaN entries are left out of a column's mean. Resample b uses stream b of the seed: the same at any number of threads.
/// Source: Efron &amp; Tibshirani 1993, "An introduction to the bootstrap", chapters 13 and 16.
/// </remarks>
public sealed class ResampledMeans
{
    public const int Resamples = 1000;

    private readonly double[] observed;
    private readonly float[][] means;

    private ResampledMeans(double[] observed, float[][] means) => (this.observed, this.means) = (observed, means);

    /// <param name="columns">Each one value per user.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="cancellationToken">Checked between resamples.</param>
    public static ResampledMeans Of(IReadOnlyList<double[]> columns, int seed, CancellationToken cancellationToken)
    {
        var users = columns.Count == 0 ? 0 : columns[0].Length;
        float[][] values = [.. columns.Select(column => Array.ConvertAll(column, value => double.IsNaN(value) ? 0 : (float)value))];
        float[]?[] known = [.. columns.Select(column => column.Any(double.IsNaN) ? Array.ConvertAll(column, value => double.IsNaN(value) ? 0f : 1) : null)];
        var means = new float[Resamples][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, users == 0 ? 0 : Resamples, parallel, () => new float[users], (resample, _, drawn) =>
        {
            Array.Clear(drawn);
            var random = SplitMix64.Derive(seed, resample);
            for (var draw = 0; draw < users; draw++)
            {
                drawn[random.NextInt32(users)]++;
            }

            means[resample] = [.. values.Select((column, index) =>
                TensorPrimitives.Dot<float>(drawn, column) / (known[index] is { } some ? TensorPrimitives.Dot<float>(drawn, some) : users))];
            return drawn;
        }, _ => { });
        return new ResampledMeans([.. columns.Select(column => column.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average())], users == 0 ? [] : means);
    }

    /// <summary>A column's mean, from its 2.5th to its 97.5th percentile over the resamples.</summary>
    public MeanInterval Interval(int column) => Interval(observed[column], row => row[column]);

    /// <summary>How much one column's mean exceeds another's, with interval and p value.</summary>
    /// <returns>
    /// p = (1 + resamples whose difference lies at least as far from the observed difference d as 0 does) / (B + 1), two-sided; 1 where d = 0.
    /// </returns>
    public (MeanInterval Difference, double P) Difference(int column, int other)
    {
        var difference = observed[column] - observed[other];
        var interval = Interval(difference, row => row[column] - row[other]);
        var tolerance = 1e-7;
        var farther = means.Count(row => Math.Abs(row[column] - row[other] - difference) >= Math.Abs(difference) - tolerance);
        return (interval, means.Length == 0 ? 1 : (1.0 + farther) / (means.Length + 1));
    }

    private MeanInterval Interval(double mean, Func<float[], double> of)
    {
        double[] sorted = [.. means.Select(of).Where(value => !double.IsNaN(value)).Order()];
        return sorted.Length == 0
            ? new MeanInterval(double.NaN, double.NaN, double.NaN)
            : new MeanInterval(mean, Quantile(sorted, 0.025), Quantile(sorted, 0.975));
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
