using MLlm3Rec.Datasets.Sources.Entries;

namespace MLlm3Rec.Datasets.Sources.Tables;

/// <summary>
/// Rows of text fields, one at a time, whatever the file is: separated text, JSON lines, Parquet. A field that is a list has its
/// members separated by <see cref="ListSeparator"/>.
/// </summary>
internal abstract class SourceTable : IDisposable
{
    public const char ListSeparator = '\u001f';

    private const int MaxColumns = 10_000;

    private bool begun;

    /// <summary>Names from the header, or "column 1" … where there is none.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Fields of the current row; missing ones read as empty.</summary>
    public abstract int FieldCount { get; }

    /// <summary>Number of the current row as an editor counts lines.</summary>
    public abstract long Row { get; }

    /// <summary>The current row as it stands in the file, or as near as the format allows.</summary>
    public abstract string Text { get; }

    /// <summary>Why the current row cannot be read at all, or null.</summary>
    public virtual string? Problem => null;

    /// <summary>A field of the current row, valid until the next <see cref="Read"/>.</summary>
    public abstract ReadOnlySpan<char> this[int column] { get; }

    /// <exception cref="SourceRefusedException">It has so many columns that it is none.</exception>
    public void CheckColumns(string file)
    {
        if (Columns.Count > MaxColumns)
        {
            throw new SourceRefusedException($"{file} has {Columns.Count:N0} columns; a table of choices has at most {MaxColumns:N0}.");
        }
    }

    /// <summary>Fetches the next block of rows; files that are read as they come are one block.</summary>
    public virtual ValueTask<bool> NextBlockAsync(CancellationToken cancellationToken)
    {
        var first = !begun;
        begun = true;
        return ValueTask.FromResult(first);
    }

    /// <summary>Goes to the next row of the block that is not blank; false at its end.</summary>
    public abstract bool Read();

    public abstract void Dispose();

    protected static IReadOnlyList<string> Numbered(int count) => [.. Enumerable.Range(1, count).Select(number => $"column {number}")];
}
