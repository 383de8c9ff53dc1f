using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Ranking;

namespace MLlm3Rec.Explanations.Counterfactuals;

/// <summary>Says in words which kind of reason puts one item above another, and which motive does most for it.</summary>
internal static class WhyNotSentences
{
    /// <summary>What speaks for the one below is told only if it comes to this share of what decides.</summary>
    private const double Notable = 0.15;

    public static IEnumerable<StorySentence> Of(WhyNot why)
    {
        var (above, below) = (TitleWords.Quoted(why.Winner.Item.DisplayTitle), TitleWords.Quoted(why.Loser.Item.DisplayTitle));
        if (why.Deciding is not { } deciding)
        {
            yield return new StorySentence([new StoryPiece($"{above} stands above {below}, but this ranker has no parts that would say why.")]);
            yield break;
        }

        yield return new StorySentence(
        [
            new StoryPiece($"{above} stands above {below} mostly because of "), new StoryPiece(Cause(deciding), deciding.Part.Definition),
            new StoryPiece($": {Amounts(deciding.Above, deciding.Below)}."),
        ]);
        if (why.DecidingTrait is { } trait && (deciding.Kind != PartKind.Motive || trait.Id != deciding.Part.Id))
        {
            var (most, least) = (Math.Max(trait.Before, trait.After), Math.Min(trait.Before, trait.After));
            yield return new StorySentence(
                [
                    new StoryPiece("Among the motives, "), new StoryPiece(PartWords.Lower(trait.Name), trait.Definition),
                    new StoryPiece($" does most for this order: {Amounts(most, least)}."),
                ]);
        }

        if (why.Contrary is { } contrary && -contrary.Lead >= Notable * deciding.Lead)
        {
            yield return new StorySentence(
                [
                    new StoryPiece("What speaks most for the one below is "), new StoryPiece(Cause(contrary), contrary.Part.Definition),
                    new StoryPiece($" ({Amounts(contrary.Below, contrary.Above)}), but not enough to turn the order."),
                ]);
        }
    }

    private static string Cause(KindGap gap)
    {
        var cause = KindDefinition.Of(gap.Kind).Cause;
        return gap.Part.Dimension is null ? cause : $"{cause}, above all {PartWords.Lower(gap.Part.Name)}";
    }

    private static string Amounts(double one, double other) => $"{PartWords.WithSign(one)} against {PartWords.WithSign(other)}";
}
