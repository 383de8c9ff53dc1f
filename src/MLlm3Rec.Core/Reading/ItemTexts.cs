using MLlm3Rec.Datasets;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading;

/// <summary>The texts of an item as the reader sees them: what the positions of a <see cref="QuotedSpan"/> count in.</summary>
public static class ItemTexts
{
    /// <summary>No clause goes on beyond it.</summary>
    public const string BetweenReviews = "\n\n";

    /// <summary>The item's own fields, in reading order. What buyers wrote is read beside them, review by review.</summary>
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
        TextField.Buyers => string.Join(BetweenReviews, item.Buyers.Select(review => review.Text)),
        _ => "",
    };

    /// <summary>The one text that a quote stands in, and where: of buyers' reviews the one review, of other fields all.</summary>
    public static (string Text, QuotedSpan Span) Around(Item item, QuotedSpan span)
    {
        if (span.Field != TextField.Buyers)
        {
            return (Of(item, span.Field), span);
        }

        var start = span.Start;
        foreach (var review in item.Buyers)
        {
            if (start < review.Text.Length)
            {
                return (review.Text, span with { Start = start });
            }

            start -= review.Text.Length + BetweenReviews.Length;
        }

        return (span.Quote, span with { Start = 0 });
    }

    /// <summary>All fields, one a line, for a model that reads the item as one text.</summary>
    public static string Whole(Item item) =>
        string.Join('\n', Fields.Append(TextField.Buyers).Select(field => Of(item, field)).Where(text => text.Length > 0));
}
