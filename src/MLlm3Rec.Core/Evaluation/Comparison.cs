using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Evaluation.Significance;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation;

/// <summary>Methods held against each other on the same users: means, intervals, and a paired test that knows how many comparisons were
/// made.</summary>
/// <param name="Metrics">The columns.</param>
/// <param name="Users">How many users the means are over.</param>
/// <param name="Test">The test behind each <see cref="Against.P"/>.</param>
/// <param name="Rows">One per method.</param>
public sealed record Comparison(IReadOnlyList<IMetric> Metrics, int Users, PairedTest Test, IReadOnlyList<ComparedMethod> Rows)
{
    /// <summary>Fewer users than this carry a warning: their intervals are rough and hardly anything is significant.</summary>
    public const int FewUsers = 30;

    public bool IsSmall => Users < FewUsers;

    /// <param name="methods">Names and ranks, all over the same users in the same order.</param>
    /// <param name="baseline">The method that all others are held against; null holds them against the best of each metric.</param>
    /// <param name="metrics">What is measured.</param>
    /// <param name="test">How.</param>
    /// <param name="seed">Of the resamples.</param>
    /// <param name="cancellationToken">Checked between resamples.</param>
    public static Comparison Of(
        IReadOnlyList<(string Method, TargetRank[] Ranks)> methods, string? baseline, IReadOnlyList<IMetric> metrics, PairedTest test, int seed,
        CancellationToken cancellationToken)
    {
        var users = methods.Count == 0 ? 0 : methods[0].Ranks.Length;
        if (methods.Any(method => method.Ranks.Length != users))
        {
            throw new ArgumentException("Methods can only be compared on the same users.", nameof(methods));
        }

        double[][] values = [.. methods.SelectMany(method =>
            metrics.Select(metric => Array.ConvertAll(method.Ranks, metric.Measure)))];
        var resampled = ResampledMeans.Of(
            values, seed, cancellationToken, test == PairedTest.Bootstrap ? ResampledMeans.TestResamples : ResampledMeans.Resamples);
        var cells = new ComparedCell[methods.Count, metrics.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, methods.Count == 0 ? 0 : metrics.Count, parallel, metric => Fill(cells, metric, methods, baseline, values, resampled, test));

        return new Comparison(metrics, users, test, [.. methods.Select((method, row) =>
            new ComparedMethod(
                method.Method, [.. Enumerable.Range(0, metrics.Count).Select(metric => cells[row, metric])], TargetRank.EqualShare(method.Ranks)))]);
    }

    private static void Fill(
        ComparedCell[,] cells, int metric, IReadOnlyList<(string Method, TargetRank[] Ranks)> methods, string? baseline, double[][] values,
        ResampledMeans resampled, PairedTest test)
    {
        var columns = values.Length / methods.Count;
        MeanInterval[] means = [.. Enumerable.Range(0, methods.Count).Select(row => resampled.Interval(row * columns + metric))];
        var best = Enumerable.Range(0, methods.Count).MaxBy(row => double.IsNaN(means[row].Mean) ? -1 : means[row].Mean);
        var named = Enumerable.Range(0, methods.Count).FirstOrDefault(row => methods[row].Method == baseline, -1);
        var reference = named >= 0 ? named : best;
        int[] others = [.. Enumerable.Range(0, methods.Count).Where(row => row != reference)];
        var differences = Array.ConvertAll(others, row => resampled.Difference(row * columns + metric, reference * columns + metric));
        double[] raw = [.. others.Select((row, place) => test == PairedTest.Bootstrap
            ? differences[place].P
            : SignedRankTest.Of(values[row * columns + metric], values[reference * columns + metric]).P)];
        var corrected = HolmCorrection.Of(raw);
        cells[reference, metric] = new ComparedCell(means[reference], reference == best, null);
        for (var place = 0; place < others.Length; place++)
        {
            var against = new Against(methods[reference].Method, differences[place].Difference, raw[place], corrected[place]);
            cells[others[place], metric] = new ComparedCell(means[others[place]], others[place] == best, against);
        }
    }
}

/// <param name="Method">Name of the method.</param>
/// <param name="Cells">One per metric.</param>
/// <param name="EqualShare">Share of users whose hidden item has the score of other candidates.</param>
public sealed record ComparedMethod(string Method, IReadOnlyList<ComparedCell> Cells, double EqualShare);

/// <param name="Mean">Over users, with its 95 % interval.</param>
/// <param name="IsBest">Largest of the metric.</param>
/// <param name="Against">How it stands to the reference; null for the reference itself.</param>
public sealed record ComparedCell(MeanInterval Mean, bool IsBest, Against? Against);

/// <param name="Method">The reference: the baseline, or the best.</param>
/// <param name="Difference">This method's mean minus the reference's, with its 95 % interval over the same resamples.</param>
/// <param name="P">Of this comparison alone.</param>
/// <param name="Corrected">Holm's, over all methods held against the reference on this metric.</param>
public sealed record Against(string Method, MeanInterval Difference, double P, double Corrected)
{
    /// <summary>The level below which a difference is called one.</summary>
    public const double Level = 0.05;

    public bool IsClear => Corrected < Level;
}
