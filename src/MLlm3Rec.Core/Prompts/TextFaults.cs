using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Prompts;

/// <summary>What is wrong with one task's text.</summary>
internal static class TextFaults
{
    private const int LongestText = 60_000;

    public static IEnumerable<PromptFault> Of(PromptText text, PromptTask task)
    {
        (string Place, string Text)[] fields = [($"{task.Key}/system", text.System), ($"{task.Key}/user", text.User)];
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, content) in fields)
        {
            foreach (var mark in TemplateScan.Of(content))
            {
                used.Add(mark.Name);
                if (FaultOf(mark, task) is { } words)
                {
                    yield return new PromptFault(place, mark.Start, mark.Length, words);
                }
            }

            if (content.Length > LongestText)
            {
                yield return new PromptFault(place, LongestText, content.Length - LongestText, $"At most {LongestText:N0} characters.");
            }
        }

        foreach (var missing in task.Variables.Where(variable => variable.IsRequired && !used.Contains(variable.Name)))
        {
            yield return new PromptFault(
                $"{task.Key}/user",
                0,
                0,
                $"{{{{{missing.Name}}}}} is missing: {missing.Meaning} Without it the model does not know what it is asked about.");
        }

        if (string.IsNullOrWhiteSpace(text.User))
        {
            yield return new PromptFault($"{task.Key}/user", 0, 0, "The user message is empty: a model needs something to answer.");
        }

        foreach (var fault in ReplyExample.Faults(text, task).Concat(SettingFaults(text, task)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<PromptFault> SettingFaults(PromptText text, PromptTask task)
    {
        if (text.Temperature is not (>= 0 and <= 2))
        {
            yield return new PromptFault($"{task.Key}/temperature", 0, 0, "The temperature lies between 0 and 2.");
        }

        if (text.MaxTokens is < 1 or > 100_000)
        {
            yield return new PromptFault($"{task.Key}/tokens", 0, 0, "The longest reply lies between 1 and 100,000 tokens.");
        }
    }

    private static string? FaultOf(TemplateMark mark, PromptTask task)
    {
        if (!mark.IsClosed)
        {
            return "These braces are never closed: write }} after the name.";
        }

        if (!mark.IsName)
        {
            return mark.Name.Length == 0
                ? "Nothing stands between these braces."
                : $"“{mark.Name}” is no name: between double braces stands the name of a variable and nothing else.";
        }

        var known = task.Variables.Select(variable => variable.Name).ToArray();
        if (known.Contains(mark.Name, StringComparer.Ordinal))
        {
            return null;
        }

        return Nearest(mark.Name, known) is { } meant
            ? $"There is no variable “{mark.Name}”. Did you mean {{{{{meant}}}}}?"
            : $"There is no variable “{mark.Name}” here. There are: {string.Join(", ", known)}.";
    }

    private static string? Nearest(string name, string[] known) => known
        .Select(candidate => (candidate, Distance: EditDistance(name, candidate)))
        .Where(pair => pair.Distance <= Math.Max(1, pair.candidate.Length / 3))
        .OrderBy(pair => pair.Distance).Select(pair => pair.candidate).FirstOrDefault();

    /// <summary>Letters to change, add or take away (Levenshtein 1966).</summary>
    private static int EditDistance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, _) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = diagonal + (char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[^1];
    }
}
