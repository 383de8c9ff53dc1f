namespace MLlm3Rec.Datasets.Sources;

/// <summary>Any CSV, TSV, JSON lines or Parquet table, with a mapping of columns that is given or guessed.</summary>
internal sealed class AnyTable(IReadOnlyDictionary<string, string>? given) : ISourceFormat
{
    public string Key => "table";

    public string Name => "Table";

    public SourcePlan? Recognise(SourceHead head)
    {
        if (TableShape.Of(head) is not { } shape)
        {
            return null;
        }

        var mapped = Mapped(shape);
        var hasUser = mapped.Any(column => column.Slot == ColumnSlot.User);
        var hasItem = mapped.Any(column => column.Slot == ColumnSlot.Item);
        var describes = mapped.Any(column => column.Slot is ColumnSlot.Title or ColumnSlot.Description or ColumnSlot.Categories or ColumnSlot.Tags);
        if (!hasItem || !(hasUser || describes))
        {
            return null;
        }

        return new SourcePlan
        {
            Entry = head.Entry,
            FormatKey = Key,
            FormatName = Name,
            Role = hasUser ? SourceRole.Interactions : SourceRole.Items,
            Mapped = mapped,
            Signal = hasUser ? ColumnGuess.SignalOf(mapped) : SignalKind.None,
            OpenAsync = shape.OpenAsync,
            Rows = hasUser ? SourcePlans.Choices(mapped) : SourcePlans.Items(mapped),
        };
    }

    /// <summary>The guess, overruled where a column is given; a slot given as empty is left out.</summary>
    private IReadOnlyList<MappedColumn> Mapped(TableShape shape)
    {
        var guess = shape.HasHeader ? ColumnGuess.ByName(shape.Columns) : ColumnGuess.ByValue(shape.Columns, shape.Rows);
        if (given is null || given.Count == 0)
        {
            return guess;
        }

        var slots = given.ToDictionary(pair => ParseSlot(pair.Key), pair => ColumnOf(pair.Value, shape));
        var taken = slots.Values.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. slots.Where(pair => pair.Value is not null).Select(pair => new MappedColumn(pair.Key, pair.Value!)),
            .. guess.Where(column => !slots.ContainsKey(column.Slot) && !taken.Contains(column.Column)),
        ];
    }

    private static ColumnSlot ParseSlot(string name) => Enum.TryParse<ColumnSlot>(name, ignoreCase: true, out var slot) && Enum.IsDefined(slot)
        ? slot
        : throw new SourceRefusedException(
            $"A column cannot be mapped to \"{name}\". Possible are: "
                + $"{string.Join(", ", Enum.GetNames<ColumnSlot>().Select(slot => slot.ToLowerInvariant()))}.");

    /// <summary>The column's name as the file writes it; a number means the column in that place. Null if this file does not have it.</summary>
    private static string? ColumnOf(string column, TableShape shape)
    {
        var index = ColumnMapping.IndexOf(shape.Columns, column.Trim());
        if (index < 0 && int.TryParse(column, out var place) && place >= 1 && place <= shape.Columns.Count)
        {
            index = place - 1;
        }

        return index < 0 ? null : shape.Columns[index];
    }
}
