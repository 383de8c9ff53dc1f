using System.Text;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Map;

namespace MLlm3Rec.Language.Map;

/// <summary>Names the groups of a map in one question, so that the names can be told apart.</summary>
internal sealed class GroupNamer(Asker asker)
{
    private const int LongestName = 40;
    private const int LongestTitle = 120;

    private readonly Prompt prompt = asker.Prompts["groups"];
    private readonly ReplyForm form = ReplySchema.Of<GroupsReply>("groups", []);

    public Task<Answer<IReadOnlyList<string>>> NameAsync(IReadOnlyList<GroupSketch> groups, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var (place, group) in groups.Index())
        {
            Append(text, place + 1, group);
        }

        var values = new Dictionary<string, string> { ["groups"] = Fence.Around("groups", text.ToString().TrimEnd('\n')) };
        return asker.AskAsync<IReadOnlyList<string>>(
            PromptRequest.Of(prompt, values, form), (reply, faults) => Read(reply, groups.Count, faults), cancellationToken);
    }

    /// <summary>Every group once, none invented, each name short and another one.</summary>
    internal static IReadOnlyList<string>? Read(string text, int groups, List<string> faults)
    {
        if (ReplyJson.Parse<GroupsReply>(text, faults) is not { } reply)
        {
            return null;
        }

        var numbers = reply.Groups.Select(named => named.Group).ToArray();
        faults.AddRange(
            numbers.Where(number => number < 1 || number > groups)
                .Distinct()
                .Select(number => $"There is no group {number}; they go from 1 to {groups}."));
        faults.AddRange(
            numbers.CountBy(number => number).Where(pair => pair.Value > 1).Select(pair => $"Group {pair.Key} is named {pair.Value} times."));
        faults.AddRange(Enumerable.Range(1, groups).Except(numbers).Select(number => $"Group {number} has no name."));
        foreach (var named in reply.Groups)
        {
            if (string.IsNullOrWhiteSpace(named.Name) || named.Name.Length > LongestName)
            {
                faults.Add($"The name of group {named.Group} has {named.Name.Trim().Length} characters, not 1 to {LongestName}.");
            }
        }

        faults.AddRange(
            reply.Groups.CountBy(named => Tidy(named.Name), StringComparer.OrdinalIgnoreCase)
                .Where(pair => pair.Value > 1)
                .Select(pair => $"{pair.Value} groups are named “{pair.Key}”."));
        return faults.Count > 0 ? null : [.. reply.Groups.OrderBy(named => named.Group).Select(named => Tidy(named.Name))];
    }

    private static string Tidy(string name) => FieldText.OneLine(name, LongestName);

    private static void Append(StringBuilder text, int number, GroupSketch group)
    {
        text.Append($"group {number}: {group.Users} people, {group.Items} items\n");
        Line(text, "stands out on", group.Dimensions);
        Line(text, "telling words", group.Words);
        foreach (var title in group.Examples)
        {
            text.Append("item: ").Append(FieldText.OneLine(title, LongestTitle)).Append('\n');
        }

        text.Append('\n');
    }

    private static void Line(StringBuilder text, string label, IReadOnlyList<string> words)
    {
        if (words.Count > 0)
        {
            text.Append(label).Append(": ").Append(FieldText.OneLine(string.Join(", ", words), LongestTitle)).Append('\n');
        }
    }

    private sealed record GroupsReply(IReadOnlyList<NamedGroup> Groups);

    private sealed record NamedGroup(int Group, string Name);
}
