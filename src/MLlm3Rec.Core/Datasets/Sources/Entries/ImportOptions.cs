using MLlm3Rec.Datasets.Sources.Columns;

namespace MLlm3Rec.Datasets.Sources.Entries;

/// <summary>What to read and how.</summary>
public sealed record ImportOptions
{
    /// <summary>Name of the new dataset.</summary>
    public required string Name { get; init; }

    /// <summary>Files and folders; together they are one dataset.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Key of a format (<see cref="SourceFormats"/>), or null to recognise it by content.</summary>
    public string? Format { get; init; }

    /// <summary>
    /// For tables: slot → column, e.g. "user" → "customer". Slots are the names of <see cref="ColumnSlot"/> in lower case. What is not
    /// named is guessed; an empty column leaves a slot out.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>See <see cref="KCore"/>; 0 keeps everything.</summary>
    public int KCore { get; init; }

    public bool Synthetic { get; init; }

    public SourceLimits Limits { get; init; } = SourceLimits.Default;
}

/// <summary>Beyond these a source is refused before it fills memory or disk.</summary>
/// <param name="MaxBytes">Unpacked size of all files together.</param>
/// <param name="MaxRatio">
/// Unpacked ÷ packed size of one file, once it has grown past <paramref name="RatioFrom"/>. Real rating files reach about 20, lists of
/// the same line a thousand.
/// </param>
/// <param name="RatioFrom">Unpacked size below which the ratio does not matter.</param>
/// <param name="MaxFiles">Files in folders and archives.</param>
/// <param name="MaxRow">Bytes of one row.</param>
public sealed record SourceLimits(long MaxBytes, double MaxRatio, long RatioFrom, int MaxFiles, int MaxRow)
{
    /// <summary>Memory that any import may hold, whatever its size.</summary>
    private const long HeldFrom = 256 << 20;

    /// <summary>
    /// Memory for each byte of the files on disk. Real files need some 15 (ratings packed as zip) to 40 (Parquet): a file that wants more is the same
    /// rows over and over.
    /// </summary>
    private const int HeldPerByte = 200;

    public static SourceLimits Default { get; } = new(MaxBytes: 16L << 30, MaxRatio: 200, RatioFrom: 32 << 20, MaxFiles: 2_000, MaxRow: 16 << 20);

    /// <summary>Memory of the largest import; half of what the process may use by default.</summary>
    public long MaxHeld { get; init; } = Math.Max(HeldFrom, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);

    /// <summary>Bytes of memory that an import of files of this size may hold.</summary>
    public long MostHeld(long packedSize) => Math.Min(MaxHeld, HeldFrom + (HeldPerByte * packedSize));
}
