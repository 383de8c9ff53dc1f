namespace MLlm3Rec.Storage.Datasets;

/// <summary>One imported dataset; everything that belongs to it carries its id and goes with it.</summary>
internal sealed class DatasetRow
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public required string Format { get; set; }

    public bool Synthetic { get; set; }

    public int Users { get; set; }

    public int Items { get; set; }

    public int Catalogue { get; set; }

    public int Interactions { get; set; }

    public int RepeatedPairs { get; set; }

    public int SkippedRows { get; set; }

    public int KCore { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long ImportedAt { get; set; }

    /// <summary>Unix seconds of the oldest interaction, null where none has a time.</summary>
    public long? FirstTime { get; set; }

    public long? LastTime { get; set; }

    public required string Signal { get; set; }

    public required string ContentHash { get; set; }

    /// <summary>The files it was read from, as JSON.</summary>
    public required string Files { get; set; }
}

internal sealed class UserRow
{
    public int DatasetId { get; set; }

    public int Index { get; set; }

    public required string ExternalId { get; set; }

    public int HistoryLength { get; set; }
}

internal sealed class ItemRow
{
    public int DatasetId { get; set; }

    public int Index { get; set; }

    public required string ExternalId { get; set; }

    public string? Title { get; set; }

    /// <summary>A JSON array of texts; null for none.</summary>
    public string? Categories { get; set; }

    public string? Brand { get; set; }

    public string? Description { get; set; }

    /// <summary>A JSON array of texts; null for none.</summary>
    public string? Tags { get; set; }
}

internal sealed class InteractionRow
{
    public int DatasetId { get; set; }

    public int UserIndex { get; set; }

    /// <summary>Zero-based place in the user's history, oldest first.</summary>
    public int Position { get; set; }

    public int ItemIndex { get; set; }

    /// <summary>Unix seconds.</summary>
    public long? Time { get; set; }

    public float? Signal { get; set; }
}

/// <summary>
/// Who chose an item: the index of <see cref="InteractionRow"/> by item, as a table of its own. An index is kept up to date in the order
/// of the rows, here at random; a table can be filled in its own order, which takes a quarter of the time.
/// </summary>
internal sealed class InteractionByItemRow
{
    public int DatasetId { get; set; }

    public int ItemIndex { get; set; }

    public int UserIndex { get; set; }

    public int Position { get; set; }
}

/// <summary>Review texts lie apart, so that a walk through the histories does not drag them along.</summary>
internal sealed class ReviewRow
{
    public int DatasetId { get; set; }

    public int UserIndex { get; set; }

    public int Position { get; set; }

    public required string Text { get; set; }
}

internal sealed class SkippedRowRow
{
    public int DatasetId { get; set; }

    public int Number { get; set; }

    public required string File { get; set; }

    public long Row { get; set; }

    public required string Reason { get; set; }

    public required string Text { get; set; }
}
