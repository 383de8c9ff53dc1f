using MLlm3Rec.Datasets;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading;

/// <summary>
/// Names that only say who made an item. "Simple", "Fresh" or "Nature's Gate" must not count as what the item offers.
/// </summary>
/// <remarks>
/// The item's own brand is masked wherever it stands. Where the source names no brands, the first one or two words of a title are taken as
/// a brand if at least <see cref="Repeats"/> titles begin so and the words begin a title in at least <see cref="LeadingShare"/> of their occurrences
/// in titles.
/// </remarks>
internal sealed class BrandNames(IReadOnlySet<string> leads)
{
    private const int Repeats = 3;
    private const double LeadingShare = 0.6;

    /// <summary>One or two word forms, joined by a blank.</summary>
    public IReadOnlySet<string> Leads { get; } = leads;

    public static BrandNames Learn(IEnumerable<Item> items)
    {
        var all = new Dictionary<string, int>(StringComparer.Ordinal);
        var leading = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var title in items.Select(item => item.Title).OfType<string>())
        {
            var text = new TokenizedText(title);
            for (var place = 0; place < text.Count; place++)
            {
                Count(all, text.FormOf(place));
                if (place + 1 < text.Count)
                {
                    Count(all, Pair(text, place));
                }
            }

            if (text.Count > 2)
            {
                Count(leading, text.FormOf(0));
                Count(leading, Pair(text, 0));
            }
        }

        return new BrandNames(leading.Where(lead => lead.Value >= Repeats && lead.Value >= LeadingShare * all[lead.Key])
            .Select(lead => lead.Key).ToHashSet(StringComparer.Ordinal));
    }

    public void Mask(TokenizedText text, Item item, TextField field)
    {
        if (item.Brand is { Length: > 0 } brand && field != TextField.Categories)
        {
            var words = new TokenizedText(brand);
            text.MaskAll(Enumerable.Range(0, words.Count).Select(words.FormOf).ToArray());
        }
        else if (field == TextField.Title && text.Count > 2)
        {
            text.Mask(0, Leads.Contains(Pair(text, 0)) ? 2 : Leads.Contains(text.FormOf(0)) ? 1 : 0);
        }
    }

    private static string Pair(TokenizedText text, int place) => text.FormOf(place) + " " + text.FormOf(place + 1);

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
