namespace MLlm3Rec.Language.Replies;

/// <summary>Rules that many replies share; each adds its fault in words that the model, too, can act on.</summary>
internal static class Faults
{
    private const int LongestSentence = 600;

    public static void Share(this List<string> faults, double value, string what)
    {
        if (value is not (>= 0 and <= 1))
        {
            faults.Add($"{what} is {value}, not between 0 and 1.");
        }
    }

    public static void Sentence(this List<string> faults, string text, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add($"{what} is empty.");
        }
        else if (text.Length > LongestSentence)
        {
            faults.Add($"{what} has {text.Length:N0} characters; {LongestSentence} are the most.");
        }
    }

    /// <summary>Each key known and named once.</summary>
    public static void Dimensions(this List<string> faults, IEnumerable<string> named, IReadOnlyList<string> known, string what)
    {
        foreach (var group in named.GroupBy(key => key, StringComparer.Ordinal))
        {
            if (!known.Contains(group.Key, StringComparer.Ordinal))
            {
                faults.Add($"{what}: there is no dimension \"{group.Key}\".");
            }
            else if (group.Count() > 1)
            {
                faults.Add($"{what}: the dimension \"{group.Key}\" is named {group.Count()} times.");
            }
        }
    }
}
