namespace MLlm3Rec.Datasets.Sources.Columns;

/// <summary>What a column of a table can be. The lower-case name is what a mapping on the command line says.</summary>
public enum ColumnSlot
{
    User,
    Item,
    Time,
    Signal,

    /// <summary>The zero-based place in the user's history.</summary>
    Sequence,

    /// <summary>The user's own words about the choice.</summary>
    Text,
    Title,
    Categories,
    Brand,
    Description,
    Tags,
}

/// <summary>A column that fills a slot. Several columns may fill one: their texts are joined.</summary>
internal readonly record struct MappedColumn(ColumnSlot Slot, string Column);
