using System.Text.Json.Serialization;
using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Ranking;

/// <summary>One summand of a score.</summary>
/// <param name="Definition">Which part it is.</param>
/// <param name="Value">The feature before weighting.</param>
/// <param name="Contribution">What it adds to the score; all contributions of a row sum to the score.</param>
/// <param name="Source">Position in the history that the part mostly rests on, or −1.</param>
public sealed record ScorePart([property: JsonIgnore] PartDefinition Definition, double Value, double Contribution, int Source = -1)
{
    public string Id => Definition.Id;

    public PartKind Kind => Definition.Kind;

    /// <summary>Shown as is.</summary>
    public string Name => Definition.Title;

    /// <summary>Key of the dimension for motive parts, else null.</summary>
    public string? Dimension => Definition.Dimension;
}

/// <summary>A part of a score with the choices that it rests on.</summary>
/// <param name="Part">The part.</param>
/// <param name="Shares">
/// Per position of the history the share of the part that the choice bears, in [0, 1], summing to 1; all zero where the part rests on no choice
/// of this person, as popularity does. A part's contribution times its shares is what each choice adds through that part.
/// </param>
public sealed record SharedPart(ScorePart Part, IReadOnlyList<float> Shares);

/// <summary>One part of the alignment score as it was learned: what an analyst inspects, and what is stored.</summary>
/// <param name="Definition">Which part it is.</param>
/// <param name="Knots">Measures at which the learned curve bends, ascending.</param>
/// <param name="Heights">What the part adds to the score of a well-known item at each knot; 0 at measure 0.</param>
/// <param name="MeanOnTargets">Mean contribution to the items that were chosen.</param>
/// <param name="MeanOnOthers">Mean contribution to items drawn beside them.</param>
public sealed record LearnedPart(
    PartDefinition Definition, IReadOnlyList<float> Knots, IReadOnlyList<float> Heights, double MeanOnTargets, double MeanOnOthers)
{
    /// <summary>What the part adds at each knot to an item that nobody has chosen; the better an item is known, the more <see cref="Heights"/>
    /// count.</summary>
    public IReadOnlyList<float> NewHeights { get; init; } = Heights;

    public PartKind Kind => Definition.Kind;

    public string Name => Definition.Title;

    public string? Dimension => Definition.Dimension;

    /// <summary>What the strongest usual measure adds; negative where the part speaks against an item.</summary>
    public float Weight => Heights[^1];

    /// <summary>The same part with its weights multiplied: the curves keep their shape.</summary>
    internal LearnedPart Times(float factor) =>
        this with { Heights = [.. Heights.Select(height => height * factor)], NewHeights = [.. NewHeights.Select(height => height * factor)] };
}

/// <summary>A recommender whose score is a sum of parts that a person can read.</summary>
public interface IAdditiveRecommender : IRecommender
{
    /// <summary>The summands of <see cref="IRecommender.Score"/> for one item, largest first; their contributions sum to the score.</summary>
    IReadOnlyList<ScorePart> Explain(int user, ReadOnlySpan<Interaction> history, int item);
}
