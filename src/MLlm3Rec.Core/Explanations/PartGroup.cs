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
    public string Meaning => KindDefinition.Of(Kind).Measure;

    public static string NameOf(PartKind kind) => KindDefinition.Of(kind).Name;

    /// <summary>
    /// All kinds that occur, always in the order of <see cref="PartKind"/>, so that rows can be compared by eye.
    /// Parts and groups sum to the score: nothing is dropped, whatever its size.
    /// </summary>
    public static IReadOnlyList<PartGroup> Of(IReadOnlyList<ScorePart> parts) =>
    [
        .. parts.GroupBy(part => part.Kind)
            .OrderBy(group => group.Key)
            .Select(group =>
                new PartGroup(group.Key, [.. group.OrderByDescending(part => Math.Abs(part.Contribution))], group.Sum(part => part.Contribution))),
    ];
}
