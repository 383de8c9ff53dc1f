using System.Text.Json;
using System.Text.RegularExpressions;

namespace MLlm3Rec.Testing.ModelServers;

/// <summary>Answers a question by looking up who chooses for what it names, and the first of them; then it repeats what it found, each sentence with
/// its number.</summary>
internal static partial class HonestAnswers
{
    public static ScriptedReply Of(ChatRequest request)
    {
        string[] results = [.. request.Results];
        if (request.Functions.Count > 0 && results.Length == 0)
        {
            var motive = Motive().Matches(request.System).Select(line => line.Groups[1].Value)
                .FirstOrDefault(key => request.User.Contains(key, StringComparison.OrdinalIgnoreCase));
            return new LooksUp(("find_people", JsonSerializer.Serialize(new { motive, count = 3 })));
        }

        if (request.Functions.Count > 0 && results.Length == 1 && Person().Match(results[0]) is { Success: true } person)
        {
            return new LooksUp(("profile", JsonSerializer.Serialize(new { person = person.Groups[1].Value })));
        }

        var rows = results.Select(result => Row().Match(result)).Where(row => row.Success).ToArray();
        return new Says(rows.Length == 0
            ? "Nothing was found."
            : string.Join(' ', rows.Select(row => $"{row.Groups[2].Value.TrimEnd('.', ' ')} [{row.Groups[1].Value}].")));
    }

    [GeneratedRegex(@"^- ([a-z0-9-]+) \(", RegexOptions.Multiline)]
    private static partial Regex Motive();

    [GeneratedRegex(@"^\[\d+\] (\S+): confidence", RegexOptions.Multiline)]
    private static partial Regex Person();

    [GeneratedRegex(@"^\[(\d+)\] (.+)$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
