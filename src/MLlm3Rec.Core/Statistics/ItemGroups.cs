using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Statistics;

/// <summary>Items that share a category or a brand.</summary>
/// <param name="Of">Group of each item, or −1.</param>
/// <param name="Count">Number of groups.</param>
/// <param name="Names">Name of each group.</param>
/// <param name="GroupOf">The group that an item with other texts would belong to, or −1.</param>
internal sealed record ItemGroups(int[] Of, int Count, IReadOnlyList<string> Names, Func<Item, int> GroupOf)
{
    private const int Fewest = 5;

    /// <summary>The longest beginning of an item's category path that at least five items share.</summary>
    public static ItemGroups Categories(IReadOnlyList<Item> items)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in items.SelectMany(PathsOf))
        {
            sizes[path] = sizes.GetValueOrDefault(path) + 1;
        }

        return Number(items, item => PathsOf(item).LastOrDefault(path => sizes.GetValueOrDefault(path) >= Fewest));
    }

    /// <summary>The brand that the source names; where it names none, the words that begin the titles of several items.</summary>
    public static ItemGroups Brands(IReadOnlyList<Item> items)
    {
        var leads = BrandNames.Learn(items).Leads;
        return Number(items, item => item.Brand is { Length: > 0 } brand ? brand.ToLowerInvariant() : LeadOf(item, leads));
    }

    private static string? LeadOf(Item item, IReadOnlySet<string> leads)
    {
        var text = new TokenizedText(item.Title ?? string.Empty);
        if (text.Count < 3)
        {
            return null;
        }

        var pair = text.FormOf(0) + " " + text.FormOf(1);
        return leads.Contains(pair) ? pair : leads.Contains(text.FormOf(0)) ? text.FormOf(0) : null;
    }

    private static IEnumerable<string> PathsOf(Item item)
    {
        var path = string.Empty;
        foreach (var category in item.Categories)
        {
            path = path.Length == 0 ? category : $"{path} › {category}";
            yield return path;
        }
    }

    private static ItemGroups Number(IReadOnlyList<Item> items, Func<Item, string?> nameOf)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var of = new List<int>();
        foreach (var name in items.Select(nameOf))
        {
            if (name is not null)
            {
                numbers.TryAdd(name, numbers.Count);
            }

            of.Add(name is null ? -1 : numbers[name]);
        }

        return new ItemGroups([.. of], numbers.Count, [.. numbers.Keys], item => nameOf(item) is { } name ? numbers.GetValueOrDefault(name, -1) : -1);
    }
}
