using MLlm3Rec.Runs;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Reads files into a dataset. Nothing is kept anywhere but in memory; storing is the caller's business.</summary>
public static class DatasetImport
{
    private const int CheckEvery = 1 << 12;

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
        progress?.Report(new StepStarted("Recognising files", 0));
        var survey = await SourceSurvey.OfAsync(options, new SourceGuard(options.Limits, advanced: null, cancellationToken));

        var total = survey.Plans.Sum(plan => plan.Entry.PackedSize);
        progress?.Report(new StepStarted("Reading files", total));
        var done = 0L;
        var guard = new SourceGuard(options.Limits, bytes => progress?.Report(new StepProgress(Math.Min(total, done += bytes))), cancellationToken);
        var builder = new DatasetBuilder();
        var sink = new RowSink(builder);
        var files = new List<SourceFile>();
        foreach (var plan in survey.Plans)
        {
            files.Add(await ReadFileAsync(plan, guard, sink));
            progress?.Report(new LogLine(LogLevelName.Information, InWords(files[^1])));
        }

        if (builder.Interactions == 0 && builder.Items == 0)
        {
            throw new SourceRefusedException($"{survey.Plans[0].Entry.Name} holds no rows.");
        }

        files.AddRange(survey.Ignored);
        progress?.Report(new StepStarted("Ordering histories", 0));
        return Finish(options, survey, builder, sink, files, cancellationToken);
    }

    private static ImportedDataset Finish(
        ImportOptions options, SourceSurvey survey, DatasetBuilder builder, RowSink sink, List<SourceFile> files, CancellationToken cancellationToken)
    {
        var main = survey.Plans.FirstOrDefault(plan => plan.Role == SourceRole.Interactions) ?? survey.Plans[0];
        var dataset = builder.Build(options.Name, main.Signal, options.KCore, cancellationToken);
        if (options.KCore > 0 && dataset.InteractionCount == 0)
        {
            throw new SourceRefusedException($"No user and item are left with at least {options.KCore} interactions. Choose a smaller k-core.");
        }

        return new ImportedDataset
        {
            Dataset = dataset,
            Format = main.FormatName,
            ContentHash = DatasetContent.Hash(dataset),
            Statistics = DatasetStatistics.Of(dataset),
            Files = files,
            SkippedRows = sink.Skipped,
            SkippedCount = sink.SkippedCount,
            KCore = options.KCore,
            Synthetic = options.Synthetic,
        };
    }

    private static async Task<SourceFile> ReadFileAsync(SourcePlan plan, SourceGuard guard, RowSink sink)
    {
        using var table = await plan.OpenAsync(plan.Entry, guard);
        sink.StartFile(plan.Entry.Name);
        var readRow = plan.Rows(table);
        while (await table.NextBlockAsync(guard.Token))
        {
            for (var row = 1; table.Read(); row++)
            {
                sink.Close(table, table.Problem ?? readRow(sink));
                if (row % CheckEvery == 0)
                {
                    guard.Token.ThrowIfCancellationRequested();
                }
            }
        }

        return sink.EndFile(plan.Role);
    }

    private static string InWords(SourceFile file) => file.Role switch
    {
        SourceRole.Interactions => $"{file.Name}: {file.Rows:N0} rows of {file.Users:N0} users and {file.Items:N0} items",
        _ => $"{file.Name}: {file.Rows:N0} rows about {file.Items:N0} items",
    };
}
