using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Explanations.Sentences;

/// <summary>
/// One sentence that says why an item stands where it stands, made by rule from the parts of its score. What adds most is said
/// first: a sentence that put the motives in front of a stronger reason would read well and be untrue. Only motives that the profile lists, and
/// lists as more than a hint, are named; what others add is told without a name.
/// </summary>
public static class ShortReason
{
    /// <summary>A motive is named only where it carries at least this share of what the motives add.</summary>
    private const double NamedShare = 0.25;

    /// <summary>Motives, or the strongest other kind of reason, are named only with at least this share of all that speaks for the item.</summary>
    private const double TellingShare = 0.05;

    private const int MostMotives = 2;

    /// <param name="parts">The parts of the score.</param>
    /// <param name="profile">What the person goes by, as it is shown beside the sentence.</param>
    /// <param name="traits">What the item offers, for its own words; null where nothing was extracted.</param>
    /// <param name="titleAt">Title of a choice by its position in the history; null where unknown.</param>
    public static string Of(IReadOnlyList<ScorePart> parts, MotivationProfile profile, TraitProfile? traits, Func<int, string?> titleAt)
    {
        var speaking = parts.Where(part => part.Contribution > 0).ToList();
        var all = speaking.Sum(part => part.Contribution);
        var motives = speaking.Where(part => part.Kind == PartKind.Motive).OrderByDescending(part => part.Contribution).ToList();
        var byMotives = motives.Sum(part => part.Contribution);
        var group = PartGroup.Of(parts).Where(kind => kind is { Kind: not PartKind.Motive, Contribution: > 0 }).MaxBy(kind => kind.Contribution);
        var other = group?.Parts.MaxBy(part => part.Contribution);
        var byOther = group?.Contribution ?? 0;
        var tellsMotives = byMotives > 0 && byMotives >= TellingShare * all;
        var tellsOther = other is not null && (!tellsMotives || byOther >= TellingShare * all);

        // Five or more motives of like weight: none carries the share, and the strongest stands for them.
        var told = StrengthWords.Told(profile).Select(motive => motive.Dimension).ToHashSet();
        var tellable = motives.Where(part => told.Contains(part.Dimension ?? "")).ToList();
        var carrying = tellable.Where(part => part.Contribution >= NamedShare * byMotives).Take(MostMotives).ToList();
        var named = carrying.Count > 0 || tellable.Sum(part => part.Contribution) < NamedShare * byMotives ? carrying : [.. tellable.Take(1)];
        return (tellsMotives, tellsOther) switch
        {
            (true, true) when byMotives >= byOther =>
                $"Because {First(named, traits) ?? Faint(told)}; also, {Other(other!, titleAt)}.",
            (true, true) when named.Count == 0 => $"Because {Other(other!, titleAt)}; also, {Faint(told)}.",
            (true, true) => $"Because {Other(other!, titleAt)}; it also offers {Listed(named)}{Quoted(named, traits)}, which they choose for.",
            (true, false) => $"Because {First(named, traits) ?? Faint(told)}.",
            (false, true) => $"Because {Other(other!, titleAt)}.",
            _ => "Nothing speaks for it strongly; it is here because the rest fits even less.",
        };
    }

    /// <summary>Motives that add something though none of them may be named.</summary>
    /// <param name="told">What the person goes by.</param>
    internal static string Faint(IReadOnlySet<string> told) => told.Count > 0
        ? "motives add up that are not clear enough to name"
        : "motives add up, though nothing clear was read from their choices";

    private static string? First(List<ScorePart> named, TraitProfile? traits) => named.Count == 0
        ? null
        : $"they choose for {Listed(named)} and this offers {(named.Count > 1 ? "both" : "it")}{Quoted(named, traits)}";

    private static string Other(ScorePart part, Func<int, string?> titleAt)
    {
        var phrases = part.Definition.Phrases;
        return part.Source >= 0 && titleAt(part.Source) is { } title ? phrases.About(TitleWords.Quoted(title)) : phrases.InGeneral;
    }

    private static string Quoted(List<ScorePart> named, TraitProfile? traits)
    {
        var words = traits?.Traits.FirstOrDefault(trait => trait.Dimension == named[0].Dimension)?.Span.Quote;
        return string.IsNullOrWhiteSpace(words) ? "" : $" (“{words.Trim()}”)";
    }

    private static string Listed(List<ScorePart> named) => string.Join(" and ", named.Select(part => part.Name.ToLowerInvariant()));
}
