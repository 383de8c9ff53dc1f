using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Evaluation.Significance;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>One method in two runs on the same questions: what has changed since.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Cells">One per metric: this run's mean, and how it stands to the baseline run's.</param>
public sealed record RunDelta(string Method, IReadOnlyList<ComparedCell> Cells)
{
    /// <summary>The methods that both runs measured, user by user; p values are corrected over them.</summary>
    /// <param name="run">The newer one.</param>
    /// <param name="baseline">What it is held against; of the same setup.</param>
    /// <param name="metrics">What is measured.</param>
    /// <param name="test">How.</param>
    /// <param name="cancellationToken">Checked between resamples.</param>
    /// <exception cref="NotComparableException">The setups differ.</exception>
    public static IReadOnlyList<RunDelta> Between(
        Experiment run, Experiment baseline, IReadOnlyList<IMetric> metrics, PairedTest test, CancellationToken cancellationToken)
    {
        var differences = run.Setup.DifferencesTo(baseline.Setup);
        if (differences.Count > 0 || !run.Facts.Users.AsSpan().SequenceEqual(baseline.Facts.Users))
        {
            throw new NotComparableException(differences);
        }

        (string Method, TargetRank[] Ranks)[] both = [.. run.Methods.Where(method => baseline.Methods.Any(other => other.Method == method.Method))];
        var raw = both.Select(method => Comparison.Of(
            [method, ("baseline run", baseline.RanksOf(method.Method))], "baseline run", metrics, test, run.Request.Seed,
            cancellationToken).Rows[0].Cells).ToList();
        var corrected = Enumerable.Range(0, metrics.Count)
            // Only the baseline itself is held against nothing.
            .Select(metric => HolmCorrection.Of([.. raw.Select(cells => cells[metric].Against!.P)])).ToList();
        return [.. both.Select((method, row) => new RunDelta(
            method.Method,
            [.. raw[row].Select((cell, metric) => cell with { Against = cell.Against! with { Corrected = corrected[metric][row] } })]))];
    }
}

public sealed class NotComparableException(IReadOnlyList<string> differences) : RefusalException(
    $"Not comparable: {(differences.Count == 0 ? "other users were asked" : string.Join("; ", differences))}.")
{
    public IReadOnlyList<string> Differences { get; } = differences.Count == 0 ? ["Other users were asked"] : differences;
}
