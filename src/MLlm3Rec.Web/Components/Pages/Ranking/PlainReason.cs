using MLlm3Rec.Ranking;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Web.Components.Pages.Ranking;

/// <summary>One sentence that says why an item stands where it stands, made by rule from the parts of its score.</summary>
public static class PlainReason
{
    /// <summary>A motive is named only where it carries at least this share of what the motives add.</summary>
    private const double NamedShare = 0.2;

    /// <param name="parts">The parts of the score.</param>
    /// <param name="traits">What the item offers, for its own words; null where nothing was extracted.</param>
    /// <param name="lastChoice">Title of the choice that the parts mostly rest on, by position; null where unknown.</param>
    public static string Of(IReadOnlyList<ScorePart> parts, TraitProfile? traits, Func<int, string?> lastChoice)
    {
        var motives = NamedMotives(parts);
        var strongest = parts.Where(part => part.Kind != PartKind.Motive).DefaultIfEmpty().MaxBy(part => part?.Contribution ?? 0);
        var other = strongest is { Contribution: > 0 } ? Other(strongest, lastChoice) : null;
        if (motives.Count == 0)
        {
            return other is null ? "Nothing speaks for it strongly; it is here because the rest fits even less." : $"Because {other}.";
        }

        var because = $"Because you choose for {Listed(motives)} and this {Offers(motives.Count)}{Quoted(motives[0], parts, traits)}";
        return other is null ? $"{because}." : $"{because}; also, {other}.";
    }

    private static List<string> NamedMotives(IReadOnlyList<ScorePart> parts)
    {
        var positive = parts.Where(part => part is { Kind: PartKind.Motive, Contribution: > 0 }).ToList();
        var sum = positive.Sum(part => part.Contribution);
        return [.. positive.OrderByDescending(part => part.Contribution)
            .Where(part => part.Contribution >= NamedShare * sum)
            .Take(2)
            .Select(part => part.Name.ToLowerInvariant())];
    }

    private static string Other(ScorePart part, Func<int, string?> lastChoice)
    {
        var source = part.Source < 0 || lastChoice(part.Source) is not { } title ? null : $"“{title}”";
        return part.Kind switch
        {
            PartKind.Meaning => source is null ? "its text is close to what you chose before" : $"it reads much like {source}",
            PartKind.CoPreference => source is null ? "people with choices like yours chose it" : $"people who chose {source} chose it too",
            PartKind.Sequence => source is null ? "it often follows what you chose last" : $"it often follows {source}",
            _ => "many people choose it",
        };
    }

    private static string Offers(int count) => count > 1 ? "offers both" : "offers it";

    private static string Quoted(string motive, IReadOnlyList<ScorePart> parts, TraitProfile? traits)
    {
        var dimension = parts.First(part => part.Kind == PartKind.Motive && part.Name.Equals(motive, StringComparison.OrdinalIgnoreCase)).Dimension;
        var words = traits?.Traits.FirstOrDefault(trait => trait.Dimension == dimension)?.Span.Quote;
        return string.IsNullOrWhiteSpace(words) ? "" : $" (“{words.Trim()}”)";
    }

    private static string Listed(List<string> names) => names.Count == 1 ? names[0] : $"{names[0]} and {names[1]}";
}
