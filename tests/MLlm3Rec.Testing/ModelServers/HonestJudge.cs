using System.Globalization;
using System.Text.RegularExpressions;

namespace MLlm3Rec.Testing.ModelServers;

/// <summary>Fit as the sum of strength × salience over shared dimensions, read from the prompt.</summary>
internal static partial class HonestJudge
{
    public static object Ranking(string motives, string candidates)
    {
        var strengths = Read(Motive(), motives);
        var marks = Number().Matches(candidates);
        return new
        {
            ranking = marks.Select((mark, place) => (Place: place + 1, Traits: Read(Trait(), Between(candidates, mark))))
                .OrderByDescending(candidate => FitOf(strengths, candidate.Traits)).ThenBy(candidate => candidate.Place)
                .Select(candidate =>
                {
                    var shared = Shared(strengths, candidate.Traits);
                    return new { candidate = candidate.Place, motive = shared, trait = shared, reason = ReasonOf(shared) };
                }),
        };
    }

    public static object Fit(string motives, string candidate)
    {
        var (strengths, traits) = (Read(Motive(), motives), Read(Trait(), candidate));
        var shared = Shared(strengths, traits);
        return new
        {
            score = (int)Math.Round(100 * Math.Min(1, FitOf(strengths, traits))),
            motive = shared,
            trait = shared,
            reason = ReasonOf(shared),
        };
    }

    /// <summary>A sentence for each of the two largest parts that add something.</summary>
    public static object Reason(string parts)
    {
        string[] names = [.. Part().Matches(parts).Select(line => line.Groups[1].Value).Take(2)];
        return new { sentences = names.Select(name => new { text = "This speaks for it.", part = name, against = false }) };
    }

    /// <summary>Each group by its number.</summary>
    public static object Groups(string groups) => new
    {
        groups = Group().Matches(groups)
            .Select(line => line.Groups[1].Value)
            .Select(number => new { group = int.Parse(number, CultureInfo.InvariantCulture), name = $"Circle {number}" }),
    };

    [GeneratedRegex(@"^group (\d+):", RegexOptions.Multiline)]
    private static partial Regex Group();

    [GeneratedRegex(@"^part (.+?) \+\d", RegexOptions.Multiline)]
    private static partial Regex Part();

    private static string ReasonOf(string? shared) => shared is null ? "Nothing is shared." : $"Both speak of {shared}.";

    private static Dictionary<string, double> Read(Regex pattern, string text) => pattern.Matches(text)
        .GroupBy(line => line.Groups[1].Value)
        .ToDictionary(group => group.Key, group => double.Parse(group.First().Groups[2].Value, CultureInfo.InvariantCulture));

    private static double FitOf(Dictionary<string, double> strengths, Dictionary<string, double> traits) =>
        strengths.Sum(motive => motive.Value * traits.GetValueOrDefault(motive.Key));

    private static string? Shared(Dictionary<string, double> strengths, Dictionary<string, double> traits) =>
        strengths.Keys.Where(traits.ContainsKey).OrderByDescending(key => strengths[key] * traits[key]).FirstOrDefault();

    private static string Between(string text, Match mark)
    {
        var next = mark.NextMatch();
        return text[mark.Index..(next.Success ? next.Index : text.Length)];
    }

    [GeneratedRegex(@"^motive ([a-z0-9-]+), strength ([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex Motive();

    [GeneratedRegex(@"^trait ([a-z0-9-]+), salience ([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex Trait();

    [GeneratedRegex(@"^\[\d+\]$", RegexOptions.Multiline)]
    private static partial Regex Number();
}
