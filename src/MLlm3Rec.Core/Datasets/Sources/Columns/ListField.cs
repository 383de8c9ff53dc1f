using System.Text;
using System.Text.Json;
using MLlm3Rec.Datasets.Sources.Tables;
using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources.Columns;

/// <summary>
/// A list written into one field: as JSON, as Python writes it, or divided by |, ; or (where the column's lists are) commas. Of objects in a list
/// their "name" counts. For every reader and every text field the same.
/// </summary>
internal static class ListField
{
    public static IReadOnlyList<string> Split(ReadOnlySpan<char> field, bool commas)
    {
        field = field.Trim();
        if (MissingValue.Is(field) || field is "(no genres listed)")
        {
            return [];
        }

        if (Members(field) is { } members)
        {
            return members;
        }

        var separator = field.Contains(SourceTable.ListSeparator) ? SourceTable.ListSeparator
            : field.Contains('|') ? '|'
            : field.Contains(';') ? ';'
            : commas ? ','
            : SourceTable.ListSeparator;
        return field.ToString().Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Texts of a list in JSON or Python, or the name of an object; null if the field is neither.</summary>
    public static IReadOnlyList<string>? Members(ReadOnlySpan<char> field)
    {
        field = field.Trim();
        if (field.Length < 2 || (field[0], field[^1]) is not (('[', ']') or ('(', ')') or ('{', '}')))
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(field.ToString());
        return OfJson(bytes) ?? OfPython(bytes);
    }

    /// <summary>
    /// Whether commas divide a column's lists or belong to names like "Clothing, Shoes and Jewelry": parts of lists come back in other lists; where
    /// all are alike, lists are of three parts or more and have no "and".
    /// </summary>
    public static bool AreDividedByCommas(IReadOnlyList<string> values)
    {
        var wholes = values.Where(value => Members(value) is null && !value.AsSpan().ContainsAny(SourceTable.ListSeparator, '|', ';'))
            .Distinct(StringComparer.Ordinal)
            .Select(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToList();
        var lists = wholes.Where(parts => parts.Length > 1).ToList();
        if (lists.Count == 0)
        {
            return false;
        }

        var uses = wholes.SelectMany(parts => parts.Distinct(StringComparer.Ordinal)).CountBy(part => part, StringComparer.Ordinal).ToDictionary();
        var shared = lists.SelectMany(parts => parts).Distinct(StringComparer.Ordinal).ToList();
        return shared.Count(part => uses[part] > 1) >= 0.3 * shared.Count
            || lists.TrueForAll(parts => parts.Length > 2 && !parts[^1].Contains('&', StringComparison.Ordinal)
                && !parts[^1].Contains("and ", StringComparison.OrdinalIgnoreCase));
    }

    private static List<string>? OfJson(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            return [.. Texts(document.RootElement)];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static List<string>? OfPython(ReadOnlySpan<byte> literal)
    {
        try
        {
            return OfJson(new PythonLiteral().ToJson(literal));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.TryGetProperty("name", out var name) ? Texts(name) : [],
        JsonValueKind.String => [element.GetString()!.Trim()],
        JsonValueKind.Number => [element.GetRawText()],
        _ => [],
    };
}
