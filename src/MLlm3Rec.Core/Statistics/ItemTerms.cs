using MLlm3Rec.Datasets;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Statistics;

/// <summary>What of an item's texts is compared: words of the title, the categories and tags, the brand, and what buyers wrote.</summary>
internal static class ItemTerms
{
    public static IReadOnlyList<string> Title(Item item) => Forms(item.Title ?? "");

    public static IReadOnlyList<string> Kinds(Item item) => [.. item.Categories, .. item.Tags.Select(tag => "#" + tag)];

    /// <summary>All words of an item's texts, repeats included, and its kinds and brand as one term each.</summary>
    public static IReadOnlyList<string> Words(Item item) =>
        [.. All(item, item.Brand), .. Forms(item.Description ?? ""), .. item.Buyers.SelectMany(review => Forms(review.Text))];

    /// <summary>Everything that tells what an item is, names of kinds kept apart from the same words in a title.</summary>
    public static IReadOnlyList<string> All(Item item, string? brand) =>
        [.. Title(item), .. Kinds(item).Select(kind => "kind:" + kind), .. brand is null ? [] : new[] { "brand:" + brand }];

    private static string[] Forms(string text)
    {
        var words = new TokenizedText(text);
        return [.. Enumerable.Range(0, words.Count).Select(words.FormOf)];
    }
}
