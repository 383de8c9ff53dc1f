namespace MLlm3Rec.Explanations;

/// <summary>Why one item stands above another, on one scale.</summary>
/// <param name="First">The item asked about.</param>
/// <param name="Second">The other, explained for the same person by the same ranker.</param>
/// <param name="Gaps">Part by part: before is the first item's, after the second's; the largest difference first.</param>
public sealed record WhyNot(Explanation First, Explanation Second, IReadOnlyList<PartChange> Gaps)
{
    public static WhyNot Of(Explanation first, Explanation second) => new(first, second, Outcome.Between(first, second).Changes);

    /// <summary>The one that stands higher; the first where both score alike.</summary>
    public Explanation Winner => Second.Standing.Score > First.Standing.Score ? Second : First;

    public Explanation Loser => Winner == First ? Second : First;

    /// <summary>The part that does most for the order; null where the two score alike or have no parts.</summary>
    public PartChange? Deciding => Gaps.Where(Favours).FirstOrDefault();

    /// <summary>The motive that does most for the order, or null where none does.</summary>
    public PartChange? DecidingTrait => Gaps.Where(gap => gap.Dimension is not null && Favours(gap)).FirstOrDefault();

    /// <summary>The part that speaks most for the one below, or null.</summary>
    public PartChange? Contrary => Gaps.Where(gap => gap.Difference != 0 && !Favours(gap)).FirstOrDefault();

    /// <summary>One or two sentences with claims that point to parts.</summary>
    public IReadOnlyList<StorySentence> Tell() => Winner.Standing.Score == Loser.Standing.Score ? [] : [.. Sentences()];

    private IEnumerable<StorySentence> Sentences()
    {
        var (above, below) = (TitleWords.Short(Winner.Item.DisplayTitle), TitleWords.Short(Loser.Item.DisplayTitle));
        if (Deciding is not { } deciding)
        {
            yield return new StorySentence([new StoryPiece($"“{above}” stands above “{below}”, but this ranker gives no parts that would say why.")]);
            yield break;
        }

        yield return new StorySentence(
        [
            new StoryPiece($"“{above}” stands above “{below}” mostly because of "), new StoryPiece(PartWords.Cause(deciding), deciding.Name), new StoryPiece($": {Amounts(deciding)}."),
        ]);
        if (DecidingTrait is { } trait && trait != deciding)
        {
            yield return new StorySentence([new StoryPiece("Among the motives, "), new StoryPiece(PartWords.Lower(trait.Name), trait.Name), new StoryPiece($" makes the largest difference: {Amounts(trait)}.")]);
        }

        if (Contrary is { } contrary)
        {
            yield return new StorySentence([new StoryPiece("What speaks most for the one below is "), new StoryPiece(PartWords.Cause(contrary), contrary.Name), new StoryPiece(": it is not enough to turn the order.")]);
        }
    }

    private string Amounts(PartChange gap) => $"{PartWords.WithSign(Of(gap, Winner))} against {PartWords.WithSign(Of(gap, Loser))}";

    private double Of(PartChange gap, Explanation side) => side == First ? gap.Before : gap.After;

    private bool Favours(PartChange gap) => Of(gap, Winner) > Of(gap, Loser);
}
