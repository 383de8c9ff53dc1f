using System.Globalization;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Reports.Words;

/// <summary>When a choice was made and how strong it was, in words.</summary>
public static class ChoiceWords
{
    public static string Date(DateTimeOffset? time) =>
        time is { } known ? known.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : "no date";

    /// <summary>Empty where the source says only that the choice was made.</summary>
    public static string Signal(SignalKind kind, float? signal) => (kind, signal) switch
    {
        (_, null) or (SignalKind.None, _) => "",
        (SignalKind.Rating, { } value) => $"rated {value:0.#}",
        (_, { } value) => $"count {value:#,0.#}",
    };

    /// <summary>"12 choices, Jan 2010 to Jul 2014"; the span is left out where times are missing or all in one month.</summary>
    public static string Span(IReadOnlyList<DateTimeOffset?> times)
    {
        var known = times.OfType<DateTimeOffset>().ToList();
        var choices = ProfileWords.Choices(times.Count);
        if (known.Count == 0)
        {
            return choices;
        }

        var (first, last) = (Month(known.Min()), Month(known.Max()));
        return first == last ? $"{choices} in {first}" : $"{choices}, {first} to {last}";
    }

    private static string Month(DateTimeOffset time) => time.UtcDateTime.ToString("MMM yyyy", CultureInfo.InvariantCulture);
}
