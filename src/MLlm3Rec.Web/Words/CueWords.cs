using MLlm3Rec.Reading;

namespace MLlm3Rec.Web.Words;

/// <summary>What is said of a dimension's cue words, held against the items of a dataset.</summary>
internal static class CueWords
{
    /// <summary>Beyond so many, words are counted instead of named.</summary>
    private const int Named = 5;

    /// <summary>Which words find nothing.</summary>
    public static string Summary(IReadOnlyList<CueCount> counts, string dataset)
    {
        var all = counts.Count(count => count.Items is not null);
        string[] missing = [.. counts.Where(count => count.Items == 0).Select(count => $"“{count.Cue}”")];
        var more = missing.Length - Named;
        return (all, missing) switch
        {
            (0, _) => "There are no cue words.",
            (1, []) => $"The cue word occurs in the items of {dataset}.",
            (_, []) => $"Each of the {all:N0} cue words occurs in the items of {dataset}.",
            (1, _) => $"The cue word occurs in no item of {dataset}: it finds nothing there.",
            _ => $"{missing.Length:N0} of {all:N0} cue words {(missing.Length == 1 ? "occurs" : "occur")} in no item of {dataset}: "
                + (more > 0 ? $"{string.Join(", ", missing.Take(Named))} and {more:N0} more." : $"{string.Join(", ", missing)}."),
        };
    }

    /// <summary>Those that hold the text: what occurs nowhere first, then the most frequent, what silences last.</summary>
    public static IEnumerable<CueCount> Shown(IEnumerable<CueCount> counts, string search) => counts
        .Where(count => count.Cue.Contains(search, StringComparison.OrdinalIgnoreCase))
        .OrderBy(count => count.Items switch { 0 => 0, null => 2, _ => 1 })
        .ThenByDescending(count => count.Items)
        .ThenBy(count => count.Cue, StringComparer.Ordinal);

    public static string Figure(CueCount count) => count.Items switch
    {
        null => "silences",
        0 => "nowhere",
        { } items => items.ToString("N0"),
    };
}
