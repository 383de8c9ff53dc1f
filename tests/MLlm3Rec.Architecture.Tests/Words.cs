using System.Text.RegularExpressions;

namespace MLlm3Rec.Architecture;

/// <summary>The words that a name is put together from.</summary>
internal static partial class Words
{
    /// <summary>"Rank_TwoHTMLTables" is Rank, Two, HTML, Tables.</summary>
    public static IEnumerable<string> Of(string name) => Word().Matches(name).Select(match => match.Value);

    /// <summary>A plural made singular as far as the ending tells: Histories, Boxes, Parts; Bias and Loss stay.</summary>
    public static string Singular(string word) => word switch
    {
        _ when word.EndsWith("ies", StringComparison.Ordinal) => $"{word[..^3]}y",
        _ when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) => word[..^2],
        _ when word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal) || word.EndsWith(
            "us", StringComparison.Ordinal) =>
            word,
        _ when word.EndsWith('s') && word.Length > 3 => word[..^1],
        _ => word,
    };

    [GeneratedRegex(@"[A-Z]+(?![a-z])\d*|[A-Z][a-z]*\d*|[a-z]+\d*|\d+")]
    private static partial Regex Word();
}
