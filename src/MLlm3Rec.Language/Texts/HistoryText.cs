using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;

namespace MLlm3Rec.Language.Texts;

/// <summary>Choices as a prompt shows them: numbered from 1, oldest first, one field per line.</summary>
internal static class HistoryText
{
    public const int LongestTitle = 200;

    /// <summary>About forty words, as the reading of the paper recommends.</summary>
    public const int LongestDescription = 280;

    private const int LongestReview = 800;

    /// <summary>All choices between fences.</summary>
    /// <param name="dataset">Holds the texts.</param>
    /// <param name="scale">Of the dataset's signals.</param>
    /// <param name="history">The choices to show.</param>
    /// <param name="withReviews">Whether the person's own words are shown.</param>
    public static string Of(Dataset dataset, SignalScale scale, ReadOnlySpan<Interaction> history, bool withReviews)
    {
        var text = new StringBuilder();
        for (var place = 0; place < history.Length; place++)
        {
            var choice = history[place];
            text.Append(text.Length == 0 ? "" : "\n").Append('[').Append(place + 1).Append("] chosen").Append(WhenAndHow(scale, choice)).Append('\n');
            AppendItem(text, dataset.Items[choice.Item], LongestDescription);
            if (withReviews && dataset.ReviewOf(choice) is { } review)
            {
                Append(text, "review", review, LongestReview);
            }
        }

        return Fence.Around("history", text.Length == 0 ? "no choices are known" : text.ToString().TrimEnd('\n'));
    }

    /// <summary>Only what can be quoted: an id that stands in for a missing title is none of the item's texts.</summary>
    public static void AppendItem(StringBuilder text, Item item, int longestDescription)
    {
        var before = text.Length;
        Append(text, "title", item.Title, LongestTitle);
        Append(text, "brand", item.Brand, LongestTitle);
        Append(text, "categories", string.Join(", ", item.Categories), LongestTitle);
        Append(text, "tags", string.Join(", ", item.Tags), LongestTitle);
        Append(text, "description", item.Description, longestDescription);
        text.Append(text.Length == before ? "(nothing is known of it)\n" : "");
    }

    private static void Append(StringBuilder text, string field, string? content, int longest)
    {
        if (!string.IsNullOrWhiteSpace(content))
        {
            text.Append(field).Append(": ").Append(FieldText.OneLine(content, longest)).Append('\n');
        }
    }

    private static string WhenAndHow(SignalScale scale, in Interaction choice)
    {
        var when = choice.HasTime ? $" {DateTimeOffset.FromUnixTimeSeconds(choice.Time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        return when + (choice.HasSignal ? Signal(scale, choice.Signal) : "");
    }

    private static string Signal(SignalScale scale, float signal) => scale.Kind switch
    {
        SignalKind.Rating => FormattableString.Invariant($", rated {signal:0.##} on a scale from {scale.Lowest:0.##} to {scale.Highest:0.##}"),
        SignalKind.Count => FormattableString.Invariant($", count {signal:0.##}, where {scale.Lowest:0.##} is usual"),
        _ => "",
    };
}

/// <summary>The scale of each dataset's signals, measured once per dataset and forgotten with it.</summary>
internal sealed class SignalScales
{
    private readonly ConditionalWeakTable<Dataset, SignalScale> known = [];

    public SignalScale Of(Dataset dataset) => known.GetValue(dataset, SignalScale.Of);
}
