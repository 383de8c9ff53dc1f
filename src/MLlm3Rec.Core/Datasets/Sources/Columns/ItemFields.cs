using MLlm3Rec.Datasets.Sources.Tables;
using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources.Columns;

/// <summary>The columns of a table that say something of an item.</summary>
internal sealed class ItemFields(IReadOnlyList<string> columns, ILookup<ColumnSlot, int> slots, IReadOnlyCollection<string> commaLists)
{
    private readonly int[] brand = All(slots, ColumnSlot.Brand);
    private readonly int[] title = All(slots, ColumnSlot.Title);
    private readonly int[] categories = All(slots, ColumnSlot.Categories);
    private readonly int[] description = All(slots, ColumnSlot.Description);
    private readonly int[] tags = All(slots, ColumnSlot.Tags);
    private readonly bool[] commas = [.. columns.Select(column => commaLists.Contains(column, StringComparer.Ordinal))];

    public bool Any => title.Length + categories.Length + description.Length + tags.Length + brand.Length > 0;

    public ItemText Of(SourceTable table) => new()
    {
        Title = Joined(table, title),
        Categories = categories.SelectMany(column => ListField.Split(table[column], commas[column])),
        Brand = brand.Length == 0 || Plain(table[brand[0]]) is not { Length: > 0 } named ? null : named,
        Description = Joined(table, description),
        Tags = tags.SelectMany(column => ListField.Split(table[column], commas: true)),
    };

    /// <summary>Texts of several columns as one; a full stop divides them, so that a sentence of one does not run into the next.</summary>
    public static string? Joined(SourceTable table, int[] columns)
    {
        string? joined = null;
        foreach (var column in columns)
        {
            var text = Plain(table[column]);
            if (text.Length > 0)
            {
                joined = joined is null ? text : char.IsPunctuation(joined[^1]) ? $"{joined} {text}" : $"{joined}. {text}";
            }
        }

        return joined;
    }

    private static string Plain(ReadOnlySpan<char> field)
    {
        field = field.Trim();
        return MissingValue.Is(field) ? ""
            : field[0] == '[' && ListField.Members(field) is { } members ? string.Join(' ', members)
            : field.ToString().Replace(SourceTable.ListSeparator, ' ');
    }

    private static int[] All(ILookup<ColumnSlot, int> slots, ColumnSlot slot) => [.. slots[slot].Where(index => index >= 0)];
}
