using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation.Metrics;

/// <summary>Measures one user's list by the place that the hidden item took in it.</summary>
public interface IMetric
{
    /// <summary>With its cut-off, e.g. "NDCG@10".</summary>
    string Name { get; }

    /// <summary>The cut-off: places beyond it are worth nothing.</summary>
    int K { get; }

    /// <summary>What the hidden item is worth at a place, in [0, 1]; never more at a lower one.</summary>
    /// <param name="place">1 to <see cref="K"/>.</param>
    double At(int place);
}

/// <summary>What a metric says of a rank.</summary>
public static class MetricValue
{
    /// <summary>The mean over all orders of equals (<see cref="TargetRank.Expect"/>), in [0, 1]: a method that gives every candidate the same
    /// score gets exactly what chance reaches.</summary>
    public static double Measure(this IMetric metric, TargetRank rank) => rank.Expect(metric.K, metric.At);
}
