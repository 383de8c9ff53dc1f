using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation.Metrics;

/// <summary>Measures one user's list by the ranks that the hidden items took in it.</summary>
public interface IMetric
{
    /// <summary>With its cut-off, e.g. "NDCG@10".</summary>
    string Name { get; }

    /// <param name="ranks">
    /// The rank of each hidden item, 1 being the top. Half ranks come from ties (<see cref="TargetRank"/>);
    /// +∞ where the list does not hold the item.
    /// </param>
    /// <returns>In [0, 1]; NaN where nothing was hidden, which leaves the user out of the mean.</returns>
    double Measure(ReadOnlySpan<double> ranks);
}
