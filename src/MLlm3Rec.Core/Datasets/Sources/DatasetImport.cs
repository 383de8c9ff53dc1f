using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Runs;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Reads files into a dataset, in this process. Nothing is kept anywhere but in memory; storing is the caller's business.</summary>
public static class DatasetImport
{
    /// <summary>Recognises the files, reads them and puts the dataset together, on a pool thread.</summary>
    /// <param name="options">Which files and how.</param>
    /// <param name="progress">Named steps, counted in bytes on disk; log lines per file.</param>
    /// <param name="cancellationToken">Stops between two blocks of a file.</param>
    /// <exception cref="SourceRefusedException">With a sentence for the person who chose the files.</exception>
    public static Task<ImportedDataset> ReadAsync(ImportOptions options, IProgress<RunEvent>? progress, CancellationToken cancellationToken) =>
        Task.Run(() => ReadFilesAsync(options, progress, cancellationToken), cancellationToken);

    private static async Task<ImportedDataset> ReadFilesAsync(
        ImportOptions options, IProgress<RunEvent>? progress, CancellationToken cancellationToken)
    {
        var sink = new RowSink(options, progress);
        await SourceScan.ReadAsync(options, sink, cancellationToken);
        return sink.Finish(cancellationToken);
    }
}
