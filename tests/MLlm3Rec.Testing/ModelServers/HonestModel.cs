using System.Text.Json;
using System.Text.RegularExpressions;

namespace MLlm3Rec.Testing.ModelServers;

/// <summary>
/// Replies that keep every rule, from nothing but what the prompt shows: real quotes, numbers that exist, dimensions of the list. Not wise, but the
/// same
/// every time, so that the whole product can be driven without a model.
/// </summary>
public static partial class HonestModel
{
    public static ScriptedReply Answer(ChatRequest request) =>
        request.Json.TryGetProperty("tools", out _) ? HonestAnswers.Of(request) : new Says(Reply(request));

    public static string Reply(ChatRequest request)
    {
        var asked = request.Form.Length > 0 ? request.Form : TaskOf(request.System);
        object reply = asked switch
        {
            "profile" => HonestProfiles.Of(DimensionsOf(request.User), Fenced(request.User, "history")),
            "traits" => HonestTraits.Of(DimensionsOf(request.User), Fenced(request.User, "item")),
            "ranking" => HonestJudge.Ranking(Fenced(request.User, "motives"), Fenced(request.User, "candidates")),
            "fit" => HonestJudge.Fit(Fenced(request.User, "motives"), Fenced(request.User, "candidate")),
            "check" => new { holds = true, fault = "" },
            "groups" => HonestJudge.Groups(Fenced(request.User, "groups")),
            "reason" => HonestJudge.Reason(Fenced(request.User, "parts")),
            "proof" => new { held = true },
            _ => new { ok = true },
        };
        return JsonSerializer.Serialize(reply);
    }

    /// <summary>What stands between the fences of that name; the last one, where a hostile text made more.</summary>
    public static string Fenced(string message, string name)
    {
        var match = Regex.Match(message, $@"<data {name} ([0-9a-f]{{12}})>\n(.*)\n</data {name} \1>", RegexOptions.Singleline);
        return match.Success ? match.Groups[2].Value : "";
    }

    /// <summary>For servers that were not sent a schema: the task by the members its form shows.</summary>
    private static string TaskOf(string system) => system switch
    {
        _ when system.Contains("\"motives\":", StringComparison.Ordinal) => "profile",
        _ when system.Contains("\"traits\":", StringComparison.Ordinal) => "traits",
        _ when system.Contains("\"ranking\":", StringComparison.Ordinal) => "ranking",
        _ when system.Contains("\"score\":", StringComparison.Ordinal) => "fit",
        _ when system.Contains("\"holds\":", StringComparison.Ordinal) => "check",
        _ when system.Contains("\"groups\":", StringComparison.Ordinal) => "groups",
        _ when system.Contains("\"sentences\":", StringComparison.Ordinal) => "reason",
        _ => "",
    };

    private static string[] DimensionsOf(string user) => [.. DimensionLine().Matches(user).Select(line => line.Groups[1].Value)];

    [GeneratedRegex(@"^- ([a-z0-9-]+) \(", RegexOptions.Multiline)]
    private static partial Regex DimensionLine();
}
