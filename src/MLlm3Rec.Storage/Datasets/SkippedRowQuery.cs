namespace MLlm3Rec.Storage.Datasets;

/// <summary>What rows that could not be read can be sorted by.</summary>
public enum SkippedRowColumn
{
    /// <summary>The order in which they were met.</summary>
    Row,
    File,
    Reason,
}

/// <summary>Which rows that could not be read to list, in which order; null means any.</summary>
public sealed record SkippedRowQuery
{
    /// <summary>Rows that are the same in it stand as they were met.</summary>
    public SkippedRowColumn Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>A part of the file's name, in any case of letters.</summary>
    public string? File { get; init; }

    /// <summary>A part of the reason.</summary>
    public string? Reason { get; init; }

    /// <summary>A part of the row as it stands in the file.</summary>
    public string? Text { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}
