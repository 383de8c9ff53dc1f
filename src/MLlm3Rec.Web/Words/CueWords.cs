using MLlm3Rec.Reading;

namespace MLlm3Rec.Web.Words;

/// <summary>What is said of a dimension's cue words, held against the items of a dataset.</summary>
internal static class CueWords
{
    /// <summary>Beyond so many, words are counted instead of named.</summary>
    private const int Named = 5;

    /// <summary>How many words find nothing, and which of them the draft has brought: those of the vocabulary are for many fields.</summary>
    /// <param name="counts">Of a dimension.</param>
    /// <param name="live">Its cue words in the live prompt.</param>
    /// <param name="dataset">Its name.</param>
    public static string Summary(IReadOnlyList<CueCount> counts, IReadOnlyCollection<string> live, string dataset)
    {
        var all = counts.Count(count => count.Items is not null);
        string[] brought = [.. counts.Where(count => IsVain(count, live)).Select(count => $"“{count.Cue}”")];
        var (missing, more) = (counts.Count(count => count.Items == 0), brought.Length - Named);
        var found = (all, missing) switch
        {
            (0, _) => "There are no cue words.",
            (1, 0) => $"The cue word occurs in the items of {dataset}.",
            (_, 0) => $"Each of the {all:N0} cue words occurs in the items of {dataset}.",
            (1, _) => $"The cue word occurs in no item of {dataset}.",
            _ => $"{missing:N0} of {all:N0} cue words {(missing == 1 ? "occurs" : "occur")} in no item of {dataset}.",
        };
        return brought.Length == 0
            ? found
            : $"{found} New in this draft, and found nowhere: {string.Join(", ", brought.Take(Named))}{(more > 0 ? $" and {more:N0} more" : "")}.";
    }

    /// <summary>The draft has brought it, and it finds nothing.</summary>
    public static bool IsVain(CueCount count, IReadOnlyCollection<string> live) => count.Items == 0 && !live.Contains(count.Cue);

    /// <summary>Those that hold the text: what was brought in vain first, then the most frequent, what occurs nowhere, what silences.</summary>
    public static IEnumerable<CueCount> Shown(IEnumerable<CueCount> counts, IReadOnlyCollection<string> live, string search) => counts
        .Where(count => count.Cue.Contains(search, StringComparison.OrdinalIgnoreCase))
        .OrderBy(count => IsVain(count, live) ? 0 : count.Items switch { null => 3, 0 => 2, _ => 1 })
        .ThenByDescending(count => count.Items)
        .ThenBy(count => count.Cue, StringComparer.Ordinal);

    public static string Figure(CueCount count) => count.Items switch
    {
        null => "silences",
        0 => "nowhere",
        { } items => items.ToString("N0"),
    };
}
