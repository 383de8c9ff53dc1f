using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Evaluation.Significance;

namespace MLlm3Rec.Benchmarks;

/// <summary>Everything in a folder of kept ranks held against one method: means with intervals, ratio, and both paired tests after Holm's
/// correction.</summary>
internal static class PairedVerb
{
    private static readonly IMetric[] Metrics = [new HitRate(5), new HitRate(10), new Ndcg(10)];

    public static void Run(string folder, string reference, CancellationToken cancellationToken)
    {
        foreach (var view in (string[])["sampled", "full", "sampled-2", "full-2"])
        {
            var methods = KeptRanks.Read(folder, view);
            var signed = Comparison.Of(methods, reference, Metrics, PairedTest.Wilcoxon, Methods.Seed, cancellationToken);
            var resampled = Comparison.Of(methods, reference, Metrics, PairedTest.Bootstrap, Methods.Seed, cancellationToken);
            Console.WriteLine(
                $"\n{view}: {signed.Users:N0} users; mean [95 %], {reference} as a multiple of it, p of Wilcoxon and of the bootstrap after Holm "
                    + $"over {methods.Count - 1} methods");
            Console.WriteLine($"{"",-18}{string.Concat(Metrics.Select(metric => $"{metric.Name,-52}"))}");
            foreach (var (row, other) in signed.Rows.Zip(resampled.Rows).OrderByDescending(pair => pair.First.Cells[^1].Mean.Mean))
            {
                var own = signed.Rows.First(one => one.Method == reference);
                var cells = Enumerable.Range(0, Metrics.Length)
                    .Select(metric => $"{Cell(row.Cells[metric], other.Cells[metric], own.Cells[metric]),-52}");
                Console.WriteLine($"{row.Method,-18}{string.Concat(cells)}");
            }
        }
    }

    private static string Cell(ComparedCell signed, ComparedCell resampled, ComparedCell own) =>
        $"{signed.Mean.Mean:F4} [{signed.Mean.Low:F4} {signed.Mean.High:F4}]"
        // Both have the same reference.
        + (
            signed.Against is { } against
                ? $" {own.Mean.Mean / signed.Mean.Mean,5:F2}x {against.Corrected,7:G2} {resampled.Against!.Corrected,6:G2}"
                : "");
}
