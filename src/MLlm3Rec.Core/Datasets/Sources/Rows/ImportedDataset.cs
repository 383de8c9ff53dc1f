namespace MLlm3Rec.Datasets.Sources.Rows;

/// <summary>What reading files gave: the dataset, and everything a person should know about how it came about.</summary>
public sealed record ImportedDataset
{
    public required Dataset Dataset { get; init; }

    /// <summary>Name of the source format, e.g. "MovieLens 1M".</summary>
    public required string Format { get; init; }

    /// <summary>See <see cref="DatasetContent.Hash"/>.</summary>
    public required string ContentHash { get; init; }

    public required DatasetStatistics Statistics { get; init; }

    public required IReadOnlyList<SourceFile> Files { get; init; }

    /// <summary>The first <see cref="SkippedRow.Kept"/> rows that could not be read.</summary>
    public IReadOnlyList<SkippedRow> SkippedRows { get; init; } = [];

    /// <summary>How many rows could not be read, kept or not.</summary>
    public int SkippedCount { get; init; }

    public int KCore { get; init; }

    public bool Synthetic { get; init; }
}

/// <summary>A row that could not be read.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Row">Counted from 1 as an editor counts lines, headers included.</param>
/// <param name="Reason">What is wrong, for a person.</param>
/// <param name="Text">The row as it stands in the file, cut to <see cref="MaxText"/> characters.</param>
public sealed record SkippedRow(string File, long Row, string Reason, string Text)
{
    /// <summary>More than these are counted but not kept: a file that bad is not repaired row by row.</summary>
    public const int Kept = 100_000;

    public const int MaxText = 1_000;

    /// <summary>Characters of all kept rows together; later ones are kept without their text.</summary>
    public const int KeptText = 20_000_000;
}

/// <summary>What one file gave to a dataset.</summary>
/// <param name="Name">The file's name, inside its archive or folder.</param>
/// <param name="Role">Interactions, items, tags, or ignored.</param>
/// <param name="Rows">Rows that were read, without header and skipped ones.</param>
/// <param name="Users">Different users in this file, 0 for files that name none.</param>
/// <param name="Items">Different items in this file.</param>
/// <param name="Note">Why it was ignored, or anything else worth saying.</param>
public sealed record SourceFile(string Name, SourceRole Role, long Rows, int Users, int Items, string? Note = null);

public enum SourceRole
{
    Ignored,
    Interactions,
    Items,
    Tags,
}
