using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Any CSV, TSV, JSON, Parquet or Excel table, with a mapping of columns that is given or guessed.</summary>
internal sealed class AnyTable(TableSettings settings) : ISourceFormat
{
    public string Key => "table";

    public string Name => "Table";

    public SourcePlan? Recognise(SourceHead head)
    {
        if (TableShape.Of(head, settings) is not { } shape)
        {
            return null;
        }

        var mapped = Mapped(shape);
        var hasUser = mapped.Any(column => column.Slot == ColumnSlot.User);
        var hasItem = mapped.Any(column => column.Slot == ColumnSlot.Item);
        var describes = mapped.Any(column => Describes(column.Slot));
        if (!hasItem || !(hasUser || describes))
        {
            return null;
        }

        return new SourcePlan
        {
            Entry = head.Entry,
            FormatKey = Key,
            FormatName = Name,
            IsJudged = true,
            Remarks = Remarks(shape),
            Role = hasUser ? SourceRole.Interactions : SourceRole.Items,
            Mapped = hasUser ? mapped : OfItems(mapped),
            Signal = hasUser ? ColumnGuess.SignalOf(mapped) : SignalKind.None,
            OpenAsync = shape.OpenAsync,
            Rows = hasUser ? SourcePlans.Choices(mapped) : SourcePlans.Items(mapped),
        };
    }

    private string[] Remarks(TableShape shape) =>
    [
        .. shape.HasHeader || settings.Slots.Count > 0 ? [] : new[] { "the columns have no names and were told apart by their values" },
    ];

    /// <summary>A plan for a table that describes items without saying which column they are; null where it names users, or has no words.</summary>
    public static SourcePlan? Describing(SourceHead head, TableSettings settings)
    {
        if (TableShape.Of(head, settings) is not { HasHeader: true } shape)
        {
            return null;
        }

        var mapped = new AnyTable(settings).Mapped(shape);
        var isOfItems = mapped.Any(column => Describes(column.Slot)) && mapped.All(column => column.Slot is not (ColumnSlot.User or ColumnSlot.Item));
        return isOfItems
            ? new SourcePlan
            {
                Entry = head.Entry,
                FormatKey = "table",
                FormatName = "Table",
                IsJudged = true,
                Role = SourceRole.Items,
                Mapped = OfItems(mapped),
                OpenAsync = shape.OpenAsync,
                Rows = SourcePlans.Items(mapped),
            }
            : null;
    }

    private static IReadOnlyList<MappedColumn> OfItems(IReadOnlyList<MappedColumn> mapped) =>
        [.. mapped.Where(column => column.Slot is ColumnSlot.Item or ColumnSlot.Brand || Describes(column.Slot))];

    private static bool Describes(ColumnSlot slot) => slot is ColumnSlot.Title or ColumnSlot.Description or ColumnSlot.Categories or ColumnSlot.Tags;

    /// <summary>The guess, overruled where a column is given; a slot given as empty is left out.</summary>
    private IReadOnlyList<MappedColumn> Mapped(TableShape shape)
    {
        var guess = shape.HasHeader ? ColumnGuess.ByName(shape.Columns) : ValueGuess.Of(shape.Columns, shape.Rows);
        var slots = settings.Slots.ToDictionary(pair => pair.Key, pair => ColumnOf(pair.Value, shape));
        var taken = slots.Values.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. slots.Where(pair => pair.Value is not null).Select(pair => new MappedColumn(pair.Key, pair.Value!)),
            .. guess.Where(column => !IsGiven(column.Slot) && !taken.Contains(column.Column)),
        ];

        // What another file calls so does not keep this one from being guessed at; but who chooses is said once for all files.
        bool IsGiven(ColumnSlot slot) =>
            slots.TryGetValue(slot, out var column) && (column is not null || slot == ColumnSlot.User || settings.Slots[slot].Length == 0);
    }

    /// <summary>The column's name as the file writes it; a number means the column in that place. Null if this file does not have it.</summary>
    public static string? ColumnOf(string column, TableShape shape)
    {
        var index = ColumnMapping.IndexOf(shape.Columns, column.Trim());
        if (index < 0 && int.TryParse(column, out var place) && place >= 1 && place <= shape.Columns.Count)
        {
            index = place - 1;
        }

        return index < 0 ? null : shape.Columns[index];
    }
}
