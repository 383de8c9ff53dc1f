using System.Text.Json.Serialization;
using MLlm3Rec.Datasets;
using MLlm3Rec.Ranking;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Explanations.Counterfactuals;

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
        .. before.Concat(after).Select(part => part.Definition).DistinctBy(part => part.Id)
            .Select(part => new PartChange(part, ValueOf(before, part.Id), ValueOf(after, part.Id)))
            .Where(change => change.Difference != 0)
            .OrderByDescending(change => Math.Abs(change.Difference)).ThenBy(change => change.Name, StringComparer.Ordinal),
    ];

    private static double ValueOf(IReadOnlyList<ScorePart> parts, string id) => parts.Where(part => part.Id == id).Sum(part => part.Contribution);
}

/// <summary>One part on two sides; a part that says nothing counts 0.</summary>
public sealed record PartChange([property: JsonIgnore] PartDefinition Definition, double Before, double After)
{
    public string Id => Definition.Id;

    public PartKind Kind => Definition.Kind;

    /// <summary>Shown as is.</summary>
    public string Name => Definition.Title;

    /// <summary>Key of the motive dimension, or null.</summary>
    public string? Dimension => Definition.Dimension;

    public double Difference => After - Before;
}
