using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Evaluation.Significance;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>What is told of an experiment: everything held against the best, and the cuts where methods part.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Overall">All users.</param>
/// <param name="ByLength">NDCG@10 by how much was known of a user.</param>
/// <param name="ByPopularity">NDCG@10 by how often the hidden item was chosen.</param>
public sealed record ExperimentSummary(
    Experiment Experiment, Comparison Overall, IReadOnlyList<SliceMeans> ByLength, IReadOnlyList<SliceMeans> ByPopularity)
{
    public static IMetric Headline { get; } = new Ndcg(10);

    public static ExperimentSummary Of(Experiment experiment, CancellationToken cancellationToken) => new(
        experiment,
        experiment.Compare(SliceRule.All.Pick(experiment.Facts, null), baseline: null, PairedTest.Wilcoxon, MetricTable.Standard, cancellationToken),
        experiment.ByRule(SliceRule.Lengths, Headline, cancellationToken),
        experiment.ByRule(SliceRule.Popularities, Headline, cancellationToken));
}
