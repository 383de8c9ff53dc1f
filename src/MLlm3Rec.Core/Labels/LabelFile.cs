using System.Text.Json;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Labels;

/// <summary>Labelled texts as JSON lines.</summary>
/// <remarks>
/// Labelled once: <c>{"text", "for": [[dimension, span], …], "against": […], "source"?, "id"?}</c>. Labelled twice:
/// <c>{"id", "text", "source"?, "a": {"for": [dimension, …], "against": […]}, "b": {…}}</c>, of which only what both say counts. A line without an id
/// has its number, from 0.
/// </remarks>
public static class LabelFile
{
    /// <exception cref="InvalidDataException">A line has another form, or names a dimension that the vocabulary lacks.</exception>
    public static IReadOnlyList<LabelledText> Read(TextReader lines, Vocabulary vocabulary)
    {
        var texts = new List<LabelledText>();
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                texts.Add(Parse(line, texts.Count, vocabulary));
            }
        }

        return texts;
    }

    private static LabelledText Parse(string line, int number, Vocabulary vocabulary)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            var id = row.TryGetProperty("id", out var named) ? named.GetInt64() : number;
            var source = row.TryGetProperty("source", out var kind) ? kind.GetString() ?? "" : "";
            var text = new LabelledText(id, source, row.GetProperty("text").GetString() ?? "", [], []);
            return row.TryGetProperty("a", out var first)
                ? Twice(text, first, row.GetProperty("b"), vocabulary)
                : text with { For = Once(row, "for", vocabulary), Against = Once(row, "against", vocabulary) };
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"Line {number + 1} is no labelled text: {broken.Message}", broken);
        }
    }

    private static LabelledText Twice(LabelledText text, JsonElement first, JsonElement second, Vocabulary vocabulary)
    {
        var disputed = new HashSet<(LabelSide, string)>();
        return text with
        {
            For = Agreed(first, second, LabelSide.For, disputed, vocabulary),
            Against = Agreed(first, second, LabelSide.Against, disputed, vocabulary),
            Disputed = disputed,
        };
    }

    private static LabelText[] Agreed(
        JsonElement first, JsonElement second, LabelSide side, HashSet<(LabelSide, string)> disputed, Vocabulary vocabulary)
    {
        string[] a = [.. Names(first, side)];
        string[] b = [.. Names(second, side)];
        disputed.UnionWith(a.Except(b).Concat(b.Except(a)).Select(dimension => (side, Known(dimension, vocabulary))));
        return [.. a.Intersect(b).Select(dimension => new LabelText(Known(dimension, vocabulary), Span: null))];
    }

    private static IEnumerable<string> Names(JsonElement labels, LabelSide side) =>
        labels.GetProperty(side == LabelSide.For ? "for" : "against").EnumerateArray().Select(name => name.GetString() ?? "");

    private static LabelText[] Once(JsonElement row, string side, Vocabulary vocabulary) =>
    [
        .. row.GetProperty(side).EnumerateArray().Select(pair => new LabelText(Known(pair[0].GetString() ?? "", vocabulary), pair[1].GetString())),
    ];

    private static string Known(string dimension, Vocabulary vocabulary) => vocabulary.IndexOf(dimension) >= 0
        ? dimension
        : throw new InvalidDataException($"There is no dimension \"{dimension}\".");
}
