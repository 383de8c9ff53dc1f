using MLlm3Rec.Datasets;
using MLlm3Rec.Ranking;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Explanations;

/// <summary>What became of an item's standing: under a supposition, or in another ranker.</summary>
/// <param name="Before">As it is.</param>
/// <param name="After">As it would be.</param>
/// <param name="Changes">Part by part, the largest change first; empty where either side has no parts.</param>
public sealed record Outcome(RankPosition Before, RankPosition After, IReadOnlyList<PartChange> Changes)
{
    /// <summary>A full computation over the whole catalogue under the supposition.</summary>
    public static Outcome Of(WhatIf supposed, IRecommender recommender, Dataset dataset, ExplanationRequest question)
    {
        var (imagined, asked) = (supposed.Apply(recommender, dataset, question.Item), supposed.Apply(question));
        return new Outcome(
            RankPosition.Of(recommender, dataset.Items.Count, question),
            RankPosition.Of(imagined, dataset.Items.Count, asked),
            Compare(PartsOf(recommender, question), PartsOf(imagined, asked)));
    }

    /// <summary>The same item and person in two rankers, two runs or under two prompts.</summary>
    public static Outcome Between(Explanation one, Explanation other) =>
        new(one.RankPosition, other.RankPosition, one.IsAdditive && other.IsAdditive ? Compare(one.Parts, other.Parts) : []);

    private static IReadOnlyList<ScorePart> PartsOf(IRecommender recommender, ExplanationRequest question) =>
        recommender is IAdditiveRecommender additive ? additive.Explain(question.User, question.History.Span, question.Item) : [];

    private static IReadOnlyList<PartChange> Compare(IReadOnlyList<ScorePart> before, IReadOnlyList<ScorePart> after) =>
    [
        .. before.Concat(after).Select(part => (part.Kind, part.Name, part.Dimension)).Distinct()
            .Select(part => new PartChange(part.Kind, part.Name, part.Dimension, ValueOf(before, part.Name), ValueOf(after, part.Name)))
            .Where(change => change.Difference != 0)
            .OrderByDescending(change => Math.Abs(change.Difference)).ThenBy(change => change.Name, StringComparer.Ordinal),
    ];

    private static double ValueOf(IReadOnlyList<ScorePart> parts, string name) => parts.Where(part => part.Name == name).Sum(part => part.Contribution);
}

/// <summary>One part on two sides; a part that says nothing counts 0.</summary>
public sealed record PartChange(PartKind Kind, string Name, string? Dimension, double Before, double After)
{
    public double Difference => After - Before;
}
