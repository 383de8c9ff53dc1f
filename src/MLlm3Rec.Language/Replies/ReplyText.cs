using System.Text.Json;

namespace MLlm3Rec.Language.Replies;

/// <summary>Finds the one JSON object in what a model said: bare, between fences, or with prose around it, after whatever it thought aloud.</summary>
internal static class ReplyText
{
    /// <summary>Braces of prose that are tried before it counts as prose alone.</summary>
    private const int MostStarts = 64;

    private static readonly (string Open, string Close)[] Thoughts =
        [("<think>", "</think>"), ("<thinking>", "</thinking>"), ("<reasoning>", "</reasoning>")];

    /// <summary>The object's text, or null where there is none, or more than one. What begins like one and does not end is given as it is: reading it
    /// says what is wrong.</summary>
    public static string? ObjectIn(string reply)
    {
        var said = Said(reply);
        var first = said.IndexOf('{', StringComparison.Ordinal);
        if (first < 0)
        {
            return null;
        }

        var found = new List<string>();
        var tried = 0;
        for (var start = first; start >= 0 && tried < MostStarts; tried++)
        {
            var end = EndOf(said, start);
            if (end < 0 && found.Count == 0 && BeginsLikeOne(said.AsSpan(start + 1)))
            {
                // Broken off: what is whole inside of it is a part of an answer, and no answer.
                return said[start..];
            }

            if (end > start && IsObject(said[start..end]))
            {
                found.Add(said[start..end]);
                start = said.IndexOf('{', end);
            }
            else
            {
                start = said.IndexOf('{', start + 1);
            }
        }

        return found switch
        {
            [var one] => one,
            [] => said[first..].TrimEnd().TrimEnd('`').TrimEnd(),
            _ => null,
        };
    }

    /// <summary>Without what was thought aloud before the answer. Some servers swallow the mark that opens it; one that nothing closes takes all the
    /// rest, since the answer had not begun.</summary>
    private static string Said(string reply)
    {
        var said = reply.Trim().TrimStart('\uFEFF', '\u200B').TrimStart();
        if (said.StartsWith('{'))
        {
            return said;
        }

        foreach (var (open, close) in Thoughts)
        {
            var end = said.LastIndexOf(close, StringComparison.OrdinalIgnoreCase);
            if (end >= 0)
            {
                said = said[(end + close.Length)..];
            }
            else if (said.StartsWith(open, StringComparison.OrdinalIgnoreCase))
            {
                return "";
            }
        }

        return said;
    }

    /// <summary>A member's name follows the brace, as in JSON and hardly ever in prose.</summary>
    private static bool BeginsLikeOne(ReadOnlySpan<char> rest) => rest.TrimStart() is ['"', ..];

    /// <summary>Behind the brace that closes the one at <paramref name="start"/>; -1 where none does.</summary>
    private static int EndOf(string text, int start)
    {
        var (depth, inString) = (0, false);
        for (var place = start; place < text.Length; place++)
        {
            switch (text[place])
            {
                case '\\' when inString:
                    place++;
                    break;
                case '"':
                    inString = !inString;
                    break;
                case '{' when !inString:
                    depth++;
                    break;
                case '}' when !inString && --depth == 0:
                    return place + 1;
            }
        }

        return -1;
    }

    private static bool IsObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
