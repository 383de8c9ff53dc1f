using System.Runtime.CompilerServices;
using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Experiments;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Sources;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>Reads files into a new dataset. One unit: the dataset is there whole or not at all.</summary>
internal sealed class ImportJob(ImportRequest request, DatasetStore datasets, SourceReader reader) : RunJob
{
    private DatasetSummary? made;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ImportedDataset? imported = null;
        var reading = ProgressStream.OfAsync(
            async (progress, token) => imported = await reader.ReadAsync(Options, progress, token),
            cancellationToken);
        await foreach (var happened in reading)
        {
            yield return happened;
        }

        // Reading has ended without an exception, so there is a dataset.
        var dataset = imported!;
        Provenance = new RunProvenance(DataHash: dataset.ContentHash);
        made = await AlreadyThereAsync(dataset, cancellationToken);
        if (made is not null)
        {
            yield return new LogLine(LogLevelName.Information, $"The same content is already here as “{made.Name}”: nothing was added.");
            yield break;
        }

        if (await datasets.FindByContentAsync(dataset.ContentHash, cancellationToken) is { } twin)
        {
            yield return new LogLine(
                LogLevelName.Warning, $"The same content is already here as “{twin.Name}”; this is a second copy under another name.");
        }

        var saving = ProgressStream.OfAsync(
            async (progress, token) => made = await datasets.SaveAsync(dataset, progress, token),
            cancellationToken);
        await foreach (var happened in saving)
        {
            yield return happened;
        }

        if (dataset.SkippedCount > 0)
        {
            yield return new LogLine(
                LogLevelName.Warning, $"{dataset.SkippedCount:N0} rows could not be read and were skipped; they are kept with their reasons.");
        }
    }

    public override RunResult Publish(StorageContext context)
    {
        var dataset = made!; // Set by everything that ends without an exception.
        return new RunResult(
            $"{dataset.Interactions:N0} interactions of {dataset.Users:N0} users with {dataset.Items:N0} items ({dataset.Format}).",
            [
                new NamedCount("users", dataset.Users),
                new NamedCount("items", dataset.Items),
                new NamedCount("interactions", dataset.Interactions),
                new NamedCount("repeated pairs", dataset.RepeatedPairs),
                new NamedCount("skipped rows", dataset.SkippedRows),
            ]);
    }

    public override void Release(RunState state)
    {
        if (state != RunState.Done || !request.RemovePathsAfterwards)
        {
            return;
        }

        foreach (var path in request.Paths.Where(File.Exists))
        {
            File.Delete(path);
        }

        var emptied = request.Paths.Select(Path.GetDirectoryName).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var folder in emptied.Where(folder => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            Directory.Delete(folder);
        }
    }

    private ImportOptions Options => new()
    {
        Name = DatasetName.Checked(request.Dataset),
        Paths = request.Paths,
        Format = request.Format,
        Columns = request.Columns,
        KCore = request.KCore,
        Synthetic = request.Synthetic,
    };

    /// <summary>Also how a run that was killed between storing the dataset and saying so finds out.</summary>
    private async Task<DatasetSummary?> AlreadyThereAsync(ImportedDataset imported, CancellationToken cancellationToken) =>
        await datasets.FindAsync(request.Dataset, cancellationToken) is { } same && same.ContentHash == imported.ContentHash ? same : null;
}
