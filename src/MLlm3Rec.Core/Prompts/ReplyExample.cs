using System.Text.Json;
using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Prompts;

/// <summary>The JSON object that a prompt shows a model as the form of its reply. The reply is checked against the shipped form, so a draft must ask
/// for the same fields.</summary>
internal static class ReplyExample
{
    public static IEnumerable<PromptFault> Faults(PromptText text, PromptTask task)
    {
        var wanted = FieldsOf(Find(task.Shipped.System) ?? Find(task.Shipped.User));
        if (wanted is not { Count: > 0 })
        {
            yield break;
        }

        var (place, content) = Find(text.System) is null && Find(text.User) is not null
            ? ($"{task.Key}/user", text.User)
            : ($"{task.Key}/system", text.System);
        if (Find(content) is not { } example)
        {
            yield return new PromptFault(
                place, content.Length, 0, "The form of the reply is missing: show the model one JSON object with the fields " + Listed(wanted) + ".");
            yield break;
        }

        if (FieldsOf(example) is not { } given)
        {
            yield return new PromptFault(
                place,
                example.Start,
                example.Text.Length,
                "The form of the reply is broken: it is no valid JSON any more. Look for a missing quote, comma or brace.");
            yield break;
        }

        if (wanted.Except(given).ToArray() is { Length: > 0 } missing)
        {
            yield return new PromptFault(
                place,
                example.Start,
                example.Text.Length,
                $"The form of the reply lacks {Listed(missing)}: without {(missing.Length == 1 ? "it" : "them")} every reply would be rejected.");
        }
    }

    private static string Listed(IEnumerable<string> fields) => string.Join(", ", fields.Select(field => $"\"{field}\""));

    /// <summary>From the first brace that opens an object to the one that closes it, or to the end where none does.</summary>
    private static Example? Find(string text)
    {
        for (var start = text.IndexOf('{'); start >= 0; start = text.IndexOf('{', Math.Min(start + 1, text.Length)))
        {
            var isVariable = text.AsSpan(start).StartsWith("{{");
            if (!isVariable && text[(start + 1)..].TrimStart().StartsWith('"'))
            {
                return new Example(start, text[start..EndOf(text, start)]);
            }

            start += isVariable ? 1 : 0;
        }

        return null;
    }

    private static int EndOf(string text, int start)
    {
        var (depth, isQuoted) = (0, false);
        for (var place = start; place < text.Length; place++)
        {
            isQuoted ^= text[place] == '"' && text[place - 1] != '\\';
            depth += isQuoted ? 0 : text[place] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return place + 1;
            }
        }

        return text.Length;
    }

    private static HashSet<string>? FieldsOf(Example? example)
    {
        if (example is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(example.Text);
            var fields = new HashSet<string>(StringComparer.Ordinal);
            Collect(document.RootElement, fields);
            return fields;
        }
        catch (JsonException)
        {
            // Being no JSON is the answer: the caller says so in words.
            return null;
        }
    }

    private static void Collect(JsonElement element, HashSet<string> fields)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in element.EnumerateArray())
            {
                Collect(entry, fields);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                fields.Add(property.Name);
                Collect(property.Value, fields);
            }
        }
    }

    private sealed record Example(int Start, string Text);
}
