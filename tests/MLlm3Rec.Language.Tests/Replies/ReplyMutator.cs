using System.Text.Json.Nodes;

namespace MLlm3Rec.Language.Replies;

/// <summary>Damages a good reply in one to three places as models and servers do: another kind of value, null, a member gone or new, a list that is
/// far too long, a text cut off. The same seed damages in the same way.</summary>
internal sealed class ReplyMutator(int seed)
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e999", "-1e-999", "2147483648", "99999999999999999999", "0.5", "\"\"", "\"quality\"", "\"\\ud800\"",
        "\"\\u0000\"", "\"\\u202e\"", "[]", "{}", "[null]", "[[null]]", "[{}]", "{\"n\": null}", "{\"\\ud800\": [null]}",
        "[1, \"a\", null]", "\"{0}\"",
        "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]",
    ];

    private readonly Random random = new(seed);

    public string Damage(string good)
    {
        var reply = JsonNode.Parse(good)!;
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            var places = new List<JsonNode>();
            Collect(reply, places);
            if (places.Count > 0)
            {
                Damage(places[random.Next(places.Count)]);
            }
        }

        // Raw values are put in as text: some of them no JSON library would write.
        var text = reply.ToJsonString();
        for (var place = 0; place < Values.Length; place++)
        {
            text = text.Replace($"\"@{place}@\"", Values[place], StringComparison.Ordinal);
        }

        return random.Next(12) switch
        {
            0 => text[..random.Next(text.Length)],
            1 => $"```json\n{text}\n```",
            2 => text.Insert(random.Next(text.Length), "\u0000"),
            3 => text + text,
            _ => text,
        };
    }

    private static void Collect(JsonNode? node, List<JsonNode> places)
    {
        if (node is null)
        {
            return;
        }

        if (node.Parent is not null)
        {
            places.Add(node);
        }

        IEnumerable<JsonNode?> inside = node switch { JsonArray list => list, JsonObject members => members.Select(member => member.Value), _ => [] };
        foreach (var child in inside)
        {
            Collect(child, places);
        }
    }

    private void Damage(JsonNode place)
    {
        switch (random.Next(5))
        {
            case 0 when place.Parent is JsonObject members:
                members.Remove(place.GetPropertyName());
                break;
            case 0 when place.Parent is JsonArray list:
                list.RemoveAt(place.GetElementIndex());
                break;
            case 1 when place is JsonArray { Count: > 0 } list:
                Repeat(list, random.Next(1, 40));
                break;
            case 2 when place is JsonArray list:
                list.Insert(random.Next(list.Count + 1), Mark());
                break;
            case 3 when place is JsonObject members:
                members["extra"] = Mark();
                break;
            default:
                place.ReplaceWith(Mark());
                break;
        }
    }

    private static void Repeat(JsonArray list, int times)
    {
        for (var copy = 0; copy < times; copy++)
        {
            list.Add(list[copy]?.DeepClone());
        }
    }

    private string Mark() => $"@{random.Next(Values.Length)}@";
}
