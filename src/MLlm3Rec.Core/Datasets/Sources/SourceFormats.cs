using MLlm3Rec.Datasets.Sources.Entries;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>A format as pages and the command line offer it.</summary>
/// <param name="Key">"movielens-1m".</param>
/// <param name="Name">"MovieLens 1M".</param>
public sealed record SourceFormatName(string Key, string Name);

/// <summary>The formats that can be read.</summary>
public static class SourceFormats
{
    /// <summary>In the order in which a file is shown to them: the particular before the general.</summary>
    public static IReadOnlyList<SourceFormatName> All { get; } = [.. Readers(null).Select(format => new SourceFormatName(format.Key, format.Name))];

    /// <summary>What may be uploaded or named, for a person.</summary>
    public const string Accepted =
        "MovieLens, Amazon reviews, HetRec Last.fm, MIND, or a table as CSV, TSV, JSON, Parquet or Excel; plain, .gz, .zip or .tar";

    /// <summary>Fresh readers for one import: some remember what an earlier file of it said.</summary>
    internal static IReadOnlyList<ISourceFormat> Readers(ImportOptions? options)
    {
        IReadOnlyList<ISourceFormat> readers =
        [
            new JoinedFiles(), new MovieLens100K(), new MovieLens1M(), new MovieLensCsv(), new AmazonReviews(), new HetRecLastFm(), new MindNews(),
            new AnyTable(TableSettings.Of(options?.Columns)),
        ];
        var only = options?.Format ?? (options?.Columns is { Count: > 0 } ? "table" : null);
        if (only is null)
        {
            return readers;
        }

        return readers.Where(reader => reader.Key.Equals(only, StringComparison.OrdinalIgnoreCase)).ToArray() is { Length: > 0 } chosen
            ? chosen
            : throw new SourceRefusedException(
                $"There is no format \"{only}\". Possible are: {string.Join(", ", readers.Select(reader => reader.Key))}.");
    }
}
