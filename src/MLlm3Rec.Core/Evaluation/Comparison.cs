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
/// <param name="Leads">One per metric: who is ahead, whatever the methods are held against; none where there are no methods.</param>
public sealed record Comparison(
    IReadOnlyList<IMetric> Metrics, int Users, PairedTest Test, IReadOnlyList<ComparedMethod> Rows, IReadOnlyList<LeadVerdict> Leads)
{
    /// <summary>Fewer users than this carry a warning: their intervals are rough and hardly anything is significant.</summary>
    public const int FewUsers = 30;

    public bool IsSmall => Users < FewUsers;

    /// <summary>Who is ahead on a metric; null where it was not measured.</summary>
    public LeadVerdict? LeadOn(string metric) => Leads.FirstOrDefault(lead => lead.Metric == metric);

    /// <param name="methods">Names and ranks, all over the same users in the same order.</param>
    /// <param name="baseline">The method that all others are held against; null holds them against the highest of each metric.</param>
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
        string[] names = [.. methods.Select(method => method.Method)];
        var columns = new (LeadVerdict Lead, ComparedCell[] Cells)[names.Length == 0 ? 0 : metrics.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, columns.Length, parallel, metric =>
        {
            var measured = Measured(names, metric, values, resampled, test);
            var highest = measured.Highest();
            var behind = measured.HeldAgainst(highest);
            var lead = measured.Lead(metrics[metric].Name, highest, behind);
            var against = Array.IndexOf(names, baseline) is >= 0 and var named && named != highest ? measured.HeldAgainst(named) : behind;
            columns[metric] = (lead, [.. names.Select((_, row) =>
                new ComparedCell(measured.MeanOf(row), lead.PlacementOf(measured.MeanOf(row)), against[row]))]);
        });

        return new Comparison(
            metrics, users, test,
            [.. methods.Select((method, row) =>
                new ComparedMethod(method.Method, [.. columns.Select(column => column.Cells[row])], TargetRank.EqualShare(method.Ranks)))],
            [.. columns.Select(column => column.Lead)]);
    }

    private static MeasuredMethods Measured(string[] names, int metric, double[][] values, ResampledMeans resampled, PairedTest test)
    {
        int[] columns = [.. Enumerable.Range(0, names.Length).Select(row => row * (values.Length / names.Length) + metric)];
        return new MeasuredMethods(names, Array.ConvertAll(columns, column => values[column]), resampled, columns, test);
    }
}

/// <param name="Method">Name of the method.</param>
/// <param name="Cells">One per metric.</param>
/// <param name="EqualShare">Share of users whose hidden item has the score of other candidates.</param>
public sealed record ComparedMethod(string Method, IReadOnlyList<ComparedCell> Cells, double EqualShare);

/// <param name="Mean">Over users, with its 95 % interval.</param>
/// <param name="Placement">How it stands among all of the metric.</param>
/// <param name="Against">How it stands to the reference; null for the reference itself.</param>
public sealed record ComparedCell(MeanInterval Mean, MeanPlacement Placement, Against? Against)
{
    public bool IsBest => Placement == MeanPlacement.Best;
}

/// <param name="Method">The reference: the baseline, or the highest.</param>
/// <param name="Difference">This method's mean minus the reference's, with its 95 % interval over the same resamples.</param>
/// <param name="P">Of this comparison alone.</param>
/// <param name="Corrected">Holm's, over all methods held against the reference on this metric.</param>
public sealed record Against(string Method, MeanInterval Difference, double P, double Corrected)
{
    /// <summary>The level below which a difference is called one.</summary>
    public const double Level = 0.05;

    /// <summary>More than chance: by the test, and by the interval. Ranks can differ where means do not, and it is means that are told.</summary>
    public bool IsClear => Corrected < Level && (Difference.Low > 0 || Difference.High < 0);
}
