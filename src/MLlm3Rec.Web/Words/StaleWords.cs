using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Web.Words;

/// <summary>What is out of date, and why.</summary>
public static class StaleWords
{
    /// <summary>A sentence where anything is out of date, else nothing.</summary>
    public static string Of(string dataset, Staleness stale)
    {
        string[] what = [.. What(stale)];
        var listed = what.Length < 3 ? string.Join(" and ", what) : $"{string.Join(", ", what[..^1])} and {what[^1]}";
        return what.Length == 0 ? "" : $"{listed} of {dataset} were made {Why(stale)}.";
    }

    private static string Why(Staleness stale) => stale.ByEarlierEngine
        ? "by an earlier version of MLlm3Rec, which read some texts otherwise"
        : "with another prompt than the live one";

    private static IEnumerable<string> What(Staleness stale)
    {
        if (stale.Traits)
        {
            yield return "Traits and vectors";
        }

        if (stale.Profiles)
        {
            yield return stale.Traits ? "motives" : "Motives";
        }

        if (stale.Models)
        {
            yield return stale.Traits || stale.Profiles ? "the weights of the ranking" : "The weights of the ranking";
        }
    }
}
