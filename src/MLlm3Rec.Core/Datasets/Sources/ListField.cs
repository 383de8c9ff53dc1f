using System.Text;
using System.Text.Json;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>A list written into one field: divided by |, ; or (where titles cannot hold them) commas, or as JSON.</summary>
internal static class ListField
{
    public static IReadOnlyList<string> Split(ReadOnlySpan<char> field, bool commas)
    {
        field = field.Trim();
        if (field.IsEmpty || field is "(no genres listed)")
        {
            return [];
        }

        if (field[0] == '[' && FromJson(field) is { } members)
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

    /// <summary>Texts of a JSON array; of objects their "name". Null if it is none.</summary>
    private static List<string>? FromJson(ReadOnlySpan<char> field)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(field.ToString()));
            return
            [
                .. document.RootElement.EnumerateArray()
                    .Select(member => member.ValueKind == JsonValueKind.Object && member.TryGetProperty("name", out var name) ? name : member)
                    .Where(member => member.ValueKind == JsonValueKind.String)
                    .Select(member => member.GetString()!),
            ];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
