using MLlm3Rec.Ranking;

namespace MLlm3Rec.Explanations;

/// <summary>The parts of one score that are one kind of reason, with their sum.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Parts">In the order they came in, largest first.</param>
/// <param name="Contribution">Sum over <paramref name="Parts"/>.</param>
public sealed record PartGroup(PartKind Kind, IReadOnlyList<ScorePart> Parts, double Contribution)
{
    public string Name => NameOf(Kind);

    /// <summary>What the kind of reason is, in one line.</summary>
    public string Meaning => Kind switch
    {
        PartKind.Motive => "How well what the item offers meets each of the person's motives.",
        PartKind.Meaning => "How close the item's text is to the texts of what was chosen before.",
        PartKind.CoPreference => "How often people who chose the same things chose this too.",
        PartKind.Sequence => "How often this follows what was chosen last.",
        PartKind.Popularity => "How often anybody chose it.",
        _ => "",
    };

    public static string NameOf(PartKind kind) => kind switch
    {
        PartKind.Motive => "Motives",
        PartKind.Meaning => "Meaning",
        PartKind.CoPreference => "People like you",
        PartKind.Sequence => "Order",
        PartKind.Popularity => "Popularity",
        _ => kind.ToString(),
    };

    /// <summary>
    /// All kinds that occur, always in the order of <see cref="PartKind"/>, so that rows can be compared by eye.
    /// Parts and groups sum to the score: nothing is dropped, whatever its size.
    /// </summary>
    public static IReadOnlyList<PartGroup> Of(IReadOnlyList<ScorePart> parts) =>
    [
        .. parts.GroupBy(part => part.Kind)
            .OrderBy(group => group.Key)
            .Select(group => new PartGroup(group.Key, [.. group.OrderByDescending(part => Math.Abs(part.Contribution))], group.Sum(part => part.Contribution))),
    ];
}
