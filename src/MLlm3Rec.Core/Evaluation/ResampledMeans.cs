using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Evaluation;

/// <summary>Means of several columns over the same resamples of users, so that differences between columns stay paired.</summary>
/// <remarks>
/// Each of B resamples draws n users with replacement; a column's mean over the draw is the dot product of its values with how often each
/// user was drawn. NaN entries are left out of a column's mean. Resample b uses stream b of the seed: the same at any number of threads.
/// Source: Efron &amp; Tibshirani 1993, "An introduction to the bootstrap", chapters 13 and 16.
/// </remarks>
public sealed class ResampledMeans
{
    /// <summary>So many tell where a mean lies.</summary>
    public const int Resamples = 1000;

    /// <summary>So many tell how sure a difference is: p can fall to 1/10,001 before it is corrected for the number of comparisons.</summary>
    public const int TestResamples = 10_000;

    /// <summary>Resamples that are computed as one product of matrices.</summary>
    private const int Together = 32;

    private readonly double[] observed;
    private readonly float[][] means;

    private ResampledMeans(double[] observed, float[][] means) => (this.observed, this.means) = (observed, means);

    /// <param name="columns">Each one value per user.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="cancellationToken">Checked between resamples.</param>
    /// <param name="resamples">B, at least <see cref="Resamples"/>; more of them change no interval.</param>
    public static ResampledMeans Of(IReadOnlyList<double[]> columns, int seed, CancellationToken cancellationToken, int resamples = Resamples)
    {
        var users = columns.Count == 0 ? 0 : columns[0].Length;
        int[] holed = [.. Enumerable.Range(0, columns.Count).Where(column => columns[column].Any(double.IsNaN))];
        float[] matrix =
            [
                .. columns.SelectMany(column => column, (_, value) => double.IsNaN(value) ? 0 : (float)value),
                .. holed.SelectMany(column => columns[column], (_, value) => double.IsNaN(value) ? 0f : 1),
            ];
        var width = columns.Count + holed.Length;
        var means = new float[users == 0 ? 0 : resamples][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(
            0,
            (means.Length + Together - 1) / Together,
            parallel,
            () => (Drawn: new float[Together * users], Sums: new float[Together * width]),
            (block, _, fittedDataset) =>
        {
            var first = block * Together;
            var rows = Math.Min(Together, means.Length - first);
            for (var row = 0; row < rows; row++)
            {
                Draw(SplitMix64.Derive(seed, first + row), fittedDataset.Drawn.AsSpan(row * users, users));
            }

            DenseProduct.Multiply(
                new MatrixView(fittedDataset.Drawn, rows, users), new MatrixView(matrix, width, users).Transposed, fittedDataset.Sums);
            for (var row = 0; row < rows; row++)
            {
                means[first + row] = Means(fittedDataset.Sums.AsSpan(row * width, width), columns.Count, holed, users);
            }

            return fittedDataset;
        }, _ => { });
        return new ResampledMeans(
            [.. columns.Select(column => column.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average())], means);
    }

    private static void Draw(SplitMix64 random, Span<float> drawn)
    {
        drawn.Clear();
        for (var draw = 0; draw < drawn.Length; draw++)
        {
            drawn[random.NextInt32(drawn.Length)]++;
        }
    }

    /// <param name="sums">Per column the sum over a draw, then per column with holes how many of the draw it knows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="holed">Those with holes.</param>
    /// <param name="users">Length of a draw.</param>
    private static float[] Means(ReadOnlySpan<float> sums, int columns, ReadOnlySpan<int> holed, int users)
    {
        var means = new float[columns];
        for (var column = 0; column < columns; column++)
        {
            var hole = holed.IndexOf(column);
            means[column] = sums[column] / (hole < 0 ? users : sums[columns + hole]);
        }

        return means;
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
        double[] sorted = [.. means.Take(Resamples).Select(of).Where(value => !double.IsNaN(value)).Order()];
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
