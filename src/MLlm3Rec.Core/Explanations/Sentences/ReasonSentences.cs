using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Explanations.Sentences;

/// <summary>The sentences of a story that tell one kind of reason each.</summary>
internal sealed class ReasonSentences(Explanation explanation)
{
    /// <summary>A second motive is named beside the first only if it counts at least this much of it.</summary>
    private const double Beside = 0.6;

    /// <summary>Motives that may be named stand for all only if they carry at least this share of what motives add.</summary>
    private const double Carrying = 0.25;

    /// <summary>What the profile lists as more than hints: only of these it may be said that the person goes by them.</summary>
    private readonly HashSet<string> told = [.. StrengthWords.Told(explanation.Profile).Select(motive => motive.Dimension)];

    /// <summary>The choice that the sentence before has named, or −1.</summary>
    private int named = -1;

    /// <summary>The reason that counts most.</summary>
    public StorySentence First(PartGroup group) => group.Kind switch
    {
        PartKind.Motive => Motives(group, "They choose for ", ""),
        PartKind.Popularity => Plain(group, "Most of all, "),
        _ => Plain(group, ""),
    };

    /// <summary>One that counts too. After what everybody is told it is said to be about this person.</summary>
    public StorySentence Also(PartGroup group, PartGroup first) => (group.Kind, first.Kind) switch
    {
        (PartKind.Motive, _) => Motives(group, "They also choose for ", ""),
        (PartKind.Popularity, _) => Plain(group, "Apart from that, "),
        (_, PartKind.Popularity) => Plain(group, "For this person in particular, "),
        _ => Plain(group, "Besides, "),
    };

    /// <summary>Motives that add something, but not much.</summary>
    /// <returns>Null where none of them may be named: so little is not worth a sentence without a name.</returns>
    public StorySentence? Slightly(PartGroup motives) =>
        Told(motives).Any() ? Motives(motives, "It also touches on ", ", if only a little") : null;

    public static StorySentence Against(ScorePart part) => new(
        [new StoryPiece("What speaks against it: "), new StoryPiece(part.Definition.Phrases.Against, part.Definition), new StoryPiece(".")]);

    public StorySentence Avoided(AvoidedTrait avoided) => new(
        [
            new StoryPiece(
                $"One doubt that the score does not count: they rated choices low where texts say much of {NameOf(avoided.Avoidance.Dimension)}, and "
                    + $"this item {Says(avoided.Trait)} {Words(avoided.Trait)}."),
        ]);

    private StorySentence Motives(PartGroup group, string opening, string aside)
    {
        var all = group.Parts.Where(part => part.Contribution > 0).Sum(part => part.Contribution);
        if (Told(group).MaxBy(part => part.Contribution) is not { } strongest || Told(group).Sum(part => part.Contribution) < Carrying * all)
        {
            return Faint(group);
        }

        var beside = Told(group).Where(part => part != strongest && part.Contribution >= Beside * strongest.Contribution)
            .MaxBy(part => part.Contribution);
        var pieces = new List<StoryPiece> { new(opening), new(PartWords.Lower(strongest.Name), strongest.Definition) };
        if (beside is not null)
        {
            pieces.AddRange([new StoryPiece(" and "), new StoryPiece(PartWords.Lower(beside.Name), beside.Definition)]);
        }

        if (aside.Length > 0)
        {
            pieces.Add(new StoryPiece(aside));
        }

        var reason = explanation.Traits.FirstOrDefault(trait => trait.Part == strongest.Id);
        if (reason is { Evidence: [var evidence, ..] })
        {
            pieces.Add(new StoryPiece($": {Shown(evidence)}{(reason.Trait is null ? "" : ", and")}"));
        }
        else if (reason?.Trait is not null)
        {
            pieces.Add(new StoryPiece(":"));
        }

        pieces.Add(new StoryPiece(reason?.Trait is { } trait ? $" {Says(trait)} {Words(trait)}." : "."));
        return new StorySentence(pieces);
    }

    private IEnumerable<ScorePart> Told(PartGroup motives) =>
        motives.Parts.Where(part => part.Contribution > 0 && told.Contains(part.Dimension ?? ""));

    private StorySentence Faint(PartGroup group) => new(
        [
            // A group has parts.
            new StoryPiece("Motives add up", group.Parts.MaxBy(part => part.Contribution)!.Definition),
            new StoryPiece(ShortReason.Faint(told)["motives add up".Length..] + "."),
        ]);

    private StorySentence Plain(PartGroup group, string opening)
    {
        var part = group.Parts.Where(part => part.Contribution > 0).MaxBy(part => part.Contribution)!; // The group's sum is positive.
        var words = Words(part);
        return new StorySentence(
            [
                new StoryPiece(opening.Length == 0 ? char.ToUpperInvariant(words[0]) + words[1..] : opening + words, part.Definition),
                new StoryPiece("."),
            ]);
    }

    private string Words(ScorePart part)
    {
        var phrases = part.Definition.Phrases;
        if (part.Source < 0)
        {
            return phrases.InGeneral;
        }

        if (part.Source == named)
        {
            return phrases.BySameChoice ?? phrases.InGeneral;
        }

        named = part.Source;
        var choice = explanation.History[part.Source];
        return phrases.About(TitleWords.Quoted(explanation.TitleAt(part.Source)), DateWords.Chosen(choice), DateWords.Likewise(choice));
    }

    /// <summary>A title is named, not quoted out of itself.</summary>
    private string Shown(Evidence evidence) => evidence.Span.Field == TextField.Title
        ? $"they chose {TitleWords.Quoted(explanation.TitleAt(evidence.Position))}{DateWords.At(explanation.History[evidence.Position])}"
        : $"{Where(evidence)} says {TitleWords.Quoted(evidence.Span, TextOf(evidence))}";

    private string Where(Evidence evidence)
    {
        var title = TitleWords.Quoted(explanation.TitleAt(evidence.Position));
        return evidence.Span.Field == TextField.Review
            ? $"their review of {title}"
            : $"{title}{DateWords.Chosen(explanation.History[evidence.Position])},";
    }

    private string TextOf(Evidence evidence) => evidence.Span.Field == TextField.Review
        ? explanation.Dataset.ReviewOf(explanation.History[evidence.Position]) ?? ""
        : ItemTexts.Of(explanation.Dataset.Items[explanation.History[evidence.Position].Item], evidence.Span.Field);

    /// <summary>A title is a name; what else stands in a text is said, by the item or by somebody who bought it.</summary>
    private static string Says(Trait trait) => trait.Span.Field switch
    {
        TextField.Title => "this item calls itself",
        TextField.Buyers => "a buyer of this item says",
        _ => "this item says",
    };

    private string Words(Trait trait) => TitleWords.Quoted(trait.Span, ItemTexts.Of(explanation.Item, trait.Span.Field));

    private string NameOf(string dimension) =>
        explanation.Parts.FirstOrDefault(part => part.Dimension == dimension) is { } part ? PartWords.Lower(part.Name) : dimension;
}
