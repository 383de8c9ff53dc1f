using MLlm3Rec.Datasets;

namespace MLlm3Rec.Reading;

/// <summary>The texts of an item as the reader sees them: what the positions of a <see cref="QuotedSpan"/> count in.</summary>
public static class ItemTexts
{
    /// <summary>The item's own fields, in reading order. Reviews belong to interactions, not to items.</summary>
    public static IReadOnlyList<TextField> Fields { get; } =
        [TextField.Title, TextField.Categories, TextField.Tags, TextField.Description, TextField.Brand];

    /// <summary>The field's text, empty where the item has none.</summary>
    public static string Of(Item item, TextField field) => field switch
    {
        TextField.Title => item.Title ?? "",
        TextField.Categories => string.Join(", ", item.Categories),
        TextField.Tags => string.Join(", ", item.Tags),
        TextField.Brand => item.Brand ?? "",
        TextField.Description => item.Description ?? "",
        _ => "",
    };

    /// <summary>All fields, one a line, for a model that reads the item as one text.</summary>
    public static string Whole(Item item) => string.Join('\n', Fields.Select(field => Of(item, field)).Where(text => text.Length > 0));
}
