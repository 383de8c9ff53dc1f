using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Statistics;

/// <summary>What of an item's texts is compared: words of the title, the categories and tags, the brand, and what buyers wrote.</summary>
internal static class ItemTerms
{
    public static IReadOnlyList<string> Title(Item item)
    {
        if (item.Title is null)
        {
            return [];
        }

        var text = new TokenizedText(item.Title);
        return [.. Enumerable.Range(0, text.Count).Select(text.FormOf)];
    }

    public static IReadOnlyList<string> Kinds(Item item) => [.. item.Categories, .. item.Tags.Select(tag => "#" + tag)];

    /// <summary>All words of an item's texts, repeats included, and its kinds and brand as one term each.</summary>
    public static IReadOnlyList<string> Words(Item item)
    {
        var words = new List<string>(All(item, item.Brand));
        if (item.Description is not null)
        {
            var text = new TokenizedText(item.Description);
            words.AddRange(Enumerable.Range(0, text.Count).Select(text.FormOf));
        }

        foreach (var review in item.Buyers)
        {
            var text = new TokenizedText(review.Text);
            words.AddRange(Enumerable.Range(0, text.Count).Select(text.FormOf));
        }

        return words;
    }

    /// <summary>Everything that tells what an item is, names of kinds kept apart from the same words in a title.</summary>
    public static IReadOnlyList<string> All(Item item, string? brand) =>
        [.. Title(item), .. Kinds(item).Select(kind => "kind:" + kind), .. brand is null ? [] : new[] { "brand:" + brand }];
}
