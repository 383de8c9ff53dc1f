using MLlm3Rec.Ranking;

namespace MLlm3Rec.Explanations.Sentences;

/// <summary>
/// Tells an explanation by rules: the strongest kind of reason first, a second one, what speaks against, and what it rests on. It claims no
/// more than the parts hold, and each claim names its part.
/// </summary>
public static class StoryTeller
{
    /// <summary>A second reason, or an objection, is told only with at least this share of all that speaks for the item.</summary>
    private const double Telling = 0.08;

    /// <summary>The motives are what the method is about: with this share they are mentioned, and said to count little.</summary>
    private const double Mentioning = 0.005;

    public static Story Tell(Explanation explanation)
    {
        var sentences = explanation.IsAdditive ? ByParts(explanation) : ByChoices(explanation);
        return new Story([.. sentences, EvidenceCoverageSentence.Of(explanation)], Story.Rules);
    }

    private static List<StorySentence> ByParts(Explanation explanation)
    {
        var words = new ReasonSentences(explanation);
        var all = explanation.Parts.Where(part => part.Contribution > 0).Sum(part => part.Contribution);
        var speaking = explanation.Groups.Where(group => group.Contribution > 0).OrderByDescending(group => group.Contribution).ToList();
        if (speaking is not [var first, ..])
        {
            return
                [
                    new StorySentence([new StoryPiece("Nothing speaks for it strongly; it stands where it stands because the rest fits even less.")]),
                ];
        }

        var told = new List<StorySentence> { words.First(first) };
        var objection = ObjectionTo(explanation, words, all);
        var motives = speaking.Skip(1).FirstOrDefault(group => group.Kind == PartKind.Motive && group.Contribution >= Mentioning * all);
        var other = speaking.Skip(1).FirstOrDefault(group => group.Kind != PartKind.Motive && group.Contribution >= Telling * all);
        if (other is not null && (motives is null || (objection is null && motives.Contribution < other.Contribution)))
        {
            told.Add(words.Also(other, first));
        }

        if (motives is not null && (motives.Contribution >= Telling * all ? words.Also(motives, first) : words.Slightly(motives)) is { } sentence)
        {
            told.Add(sentence);
        }

        return objection is null ? told : [.. told, objection];
    }

    private static StorySentence? ObjectionTo(Explanation explanation, ReasonSentences words, double all)
    {
        // The parts of popularity measure nearly the same thing, some with a plus and some with a minus: only their sum is a reason.
        var isUnpopular = explanation.Groups.Any(group => group is { Kind: PartKind.Popularity, Contribution: < 0 });
        var against = explanation.Parts.Where(part => part.Contribution < 0 && (part.Kind != PartKind.Popularity || isUnpopular))
            .MinBy(part => part.Contribution);
        return against is not null && -against.Contribution >= Telling * all ? ReasonSentences.Against(against)
            : explanation.Avoided is [var avoided, ..] ? words.Avoided(avoided)
            : null;
    }

    private static IEnumerable<StorySentence> ByChoices(Explanation explanation)
    {
        if (explanation.Choices.FirstOrDefault(choice => choice.Amount > 0) is { Amount: > 0 } first)
        {
            var title = TitleWords.Quoted(explanation.TitleAt(first.Position));
            yield return new StorySentence(
                [
                    new StoryPiece(
                        $"It is here most of all because of {title}{DateWords.Chosen(explanation.History[first.Position])}: without that choice its "
                            + "score would be lower."),
                ]);
        }
        else
        {
            yield return new StorySentence(
                [new StoryPiece("No single choice of theirs makes it stand higher; the method would say the same without any one of them.")]);
        }
    }
}
