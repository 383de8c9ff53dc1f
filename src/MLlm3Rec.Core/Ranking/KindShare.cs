namespace MLlm3Rec.Ranking;

/// <summary>How much of one score, or of several together, is one kind of reason.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Share">In (0, 1]: Σ |contribution| of the kind's parts ÷ Σ |contribution| of all parts.</param>
/// <remarks>
/// A part that speaks against an item counts by its size, as one that speaks for it does, since it moves the item as far; so shares never fall
/// below 0, and two parts of a kind that cancel out still have one. Of several scores the sizes are summed first, so a large score counts for more.
/// </remarks>
public sealed record KindShare(PartKind Kind, double Share)
{
    /// <summary>The kinds that add anything, largest first; their shares sum to 1. Empty where no part adds anything.</summary>
    /// <param name="parts">Of one score, or of all that are asked about.</param>
    public static IReadOnlyList<KindShare> Of(IEnumerable<ScorePart> parts)
    {
        var sizes = parts.GroupBy(part => part.Kind).Select(kind => (Kind: kind.Key, Size: kind.Sum(part => Math.Abs(part.Contribution)))).ToList();
        var all = sizes.Sum(kind => kind.Size);
        return
        [
            .. sizes.Where(kind => kind.Size > 0)
                .OrderByDescending(kind => kind.Size).ThenBy(kind => kind.Kind)
                .Select(kind => new KindShare(kind.Kind, kind.Size / all)),
        ];
    }

    /// <summary>The share of motives, in [0, 1]; null where no part adds anything, as with methods that are no sum of parts.</summary>
    /// <inheritdoc cref="Of"/>
    public static double? OfMotives(IEnumerable<ScorePart> parts) =>
        Of(parts) is { Count: > 0 } shares ? shares.Sum(kind => kind.Kind == PartKind.Motive ? kind.Share : 0) : null;
}
