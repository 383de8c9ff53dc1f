using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation;

/// <summary>Ranks turned into metrics: per user, and as means with intervals.</summary>
/// <param name="Metrics">The columns.</param>
/// <param name="Values">[users × metrics], row-major: what paired tests and slices work on.</param>
/// <param name="Means">One per metric.</param>
public sealed record MetricTable(IReadOnlyList<IMetric> Metrics, double[] Values, IReadOnlyList<MeanInterval> Means)
{
    /// <summary>HR, NDCG and MRR at 5, 10 and 20.</summary>
    public static IReadOnlyList<IMetric> Standard { get; } =
    [
        new HitRate(5), new HitRate(10), new HitRate(20),
        new Ndcg(5), new Ndcg(10), new Ndcg(20),
        new ReciprocalRank(5), new ReciprocalRank(10), new ReciprocalRank(20),
    ];

    public MeanInterval this[string metric]
    {
        get
        {
            for (var column = 0; column < Metrics.Count; column++)
            {
                if (Metrics[column].Name == metric)
                {
                    return Means[column];
                }
            }

            throw new KeyNotFoundException($"{metric} was not measured.");
        }
    }

    public static MetricTable Of(TargetRank[] ranks, IReadOnlyList<IMetric> metrics, int seed, CancellationToken cancellationToken)
    {
        var values = new double[ranks.Length * metrics.Count];
        for (var user = 0; user < ranks.Length; user++)
        {
            for (var column = 0; column < metrics.Count; column++)
            {
                values[user * metrics.Count + column] = metrics[column].Measure(ranks[user]);
            }
        }

        return new MetricTable(metrics, values, Bootstrap.Intervals(values, metrics.Count, seed, cancellationToken));
    }
}
