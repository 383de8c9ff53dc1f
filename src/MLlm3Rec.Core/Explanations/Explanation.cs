using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Explanations;

/// <summary>Why an item stands where it stands for one person. Everything here is read off the score, nothing is told beside it.</summary>
public sealed record Explanation
{
    /// <summary>Holds the texts that evidence points to.</summary>
    public required Dataset Dataset { get; init; }

    public required ExplanationRequest Question { get; init; }

    /// <summary>The ranker, as on the command line.</summary>
    public required string Method { get; init; }

    public required RankPosition RankPosition { get; init; }

    /// <summary>The summands of the score, largest first; empty for a ranker without parts.</summary>
    public required IReadOnlyList<ScorePart> Parts { get; init; }

    /// <summary>The parts by kind, always in the same order; they sum to the score.</summary>
    public required IReadOnlyList<PartGroup> Groups { get; init; }

    /// <summary>The motive parts with both sides quoted, largest first.</summary>
    public required IReadOnlyList<TraitReason> Traits { get; init; }

    /// <summary>The earlier choices by how much they count, largest first.</summary>
    public required IReadOnlyList<ChoiceWeight> Choices { get; init; }

    public required WeightKind WeightKind { get; init; }

    /// <summary>What the person turns away from and the item offers. The score does not count it.</summary>
    public required IReadOnlyList<AvoidedTrait> Avoided { get; init; }

    public required MotivationProfile Profile { get; init; }

    /// <summary>What the item offers.</summary>
    public required TraitProfile Offers { get; init; }

    public required EvidenceCoverage EvidenceCoverage { get; init; }

    public Item Item => Dataset.Items[Question.Item];

    public ReadOnlySpan<Interaction> History => Question.History.Span;

    /// <summary>Strengths of the motives by key of the dimension, as the score takes them.</summary>
    public required IReadOnlyDictionary<string, double> Strengths { get; init; }

    /// <summary>How much of the score is each kind of reason, largest first; empty for a ranker without parts.</summary>
    public IReadOnlyList<KindShare> Shares => KindShare.Of(Parts);

    public bool IsAdditive => Parts.Count > 0;

    /// <summary>Title of an earlier choice.</summary>
    public string TitleAt(int position) => Dataset.Items[History[position].Item].DisplayTitle;

    /// <summary>The part with this id, or null.</summary>
    public ScorePart? PartOf(string id) => Parts.FirstOrDefault(part => part.Id == id);

    /// <summary>The part that a model cites: by its title, which is what it was shown, or by its id.</summary>
    public ScorePart? PartCited(string citation) => PartOf(citation) ?? Parts.FirstOrDefault(part => part.Name == citation);
}

/// <summary>Something the person turns away from that this item offers.</summary>
public sealed record AvoidedTrait(Avoidance Avoidance, Trait Trait);

/// <summary>What an explanation rests on.</summary>
/// <param name="Choices">How many choices were visible.</param>
/// <param name="Telling">How many of them have texts that say why.</param>
/// <param name="PersonalShare">Share of all that speaks for the item which rests on this person's choices, in [0, 1]; the rest would be said to
/// anybody. Null where the ranker has no parts.</param>
public sealed record EvidenceCoverage(int Choices, int Telling, double? PersonalShare)
{
    /// <summary>So many choices are worth half of full confidence, as in profiles.</summary>
    private const double Half = 8;

    /// <summary>In [0, 1]: personal share × n / (n + 8), n the number of choices.</summary>
    public double Confidence => (PersonalShare ?? 1) * Choices / (Choices + Half);
}
