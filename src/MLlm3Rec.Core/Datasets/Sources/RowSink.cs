using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Runs;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Puts rows together to a dataset: the builder, the list of skipped rows, what is counted per file, and the bound on memory.</summary>
internal sealed class RowSink(ImportOptions options, IProgress<RunEvent>? progress, Action<string>? opened = null) : IRowSink
{
    /// <summary>A file of which the first so many rows are all bad is not what it was taken for.</summary>
    private const int PermanentFrom = 1_000;

    private readonly DatasetBuilder builder = new();
    private readonly long mostHeld = options.Limits.MostHeld(SourceFinder.SizeOf(options.Paths));
    private readonly DistinctCount users = new();
    private readonly DistinctCount items = new();
    private readonly List<SkippedRow> skipped = [];
    private readonly List<SourceFile> files = [];
    private readonly FileJoins joins = new();
    private readonly FileOverlaps overlaps = new();
    private SourceFindings? findings;
    private string file = "";
    private long rows;
    private int skippedInFile;
    private int skippedCount;
    private int textLeft = SkippedRow.KeptText;
    private SkippedRow? firstInFile;

    public void Report(RunEvent happened) => progress?.Report(happened);

    public void Opened(string name) => opened?.Invoke(name);

    public void Found(SourceFindings findings) => this.findings = findings;

    public void StartFile(string name)
    {
        (file, rows, skippedInFile, firstInFile) = (name, 0, 0, null);
        users.Restart();
        items.Restart();
    }

    public void Add(in SourceChoice choice)
    {
        var (user, item) = builder.Add(choice);
        users.Add(user);
        items.Add(item);
        joins.Chosen(item);
        CheckMemory();
    }

    public void Describe(ReadOnlySpan<char> item, ItemText text)
    {
        var number = builder.Describe(item, text);
        items.Add(number);
        joins.Described(number);
        CheckMemory();
    }

    public void Tag(ReadOnlySpan<char> item, string tag)
    {
        var number = builder.Tag(item, tag);
        items.Add(number);
        joins.Described(number);
        CheckMemory();
    }

    public void Close() => rows++;

    public void Skip(long row, string reason, ReadOnlySpan<char> text)
    {
        skippedInFile++;
        skippedCount++;
        if (skipped.Count < SkippedRow.Kept || firstInFile is null)
        {
            Keep(new SkippedRow(file, row, reason, text[..Math.Min(text.Length, Math.Min(SkippedRow.MaxText, textLeft))].ToString()));
        }

        if (rows == 0 && skippedInFile == PermanentFrom)
        {
            throw Permanent();
        }
    }

    /// <exception cref="SourceRefusedException">More rows were skipped than read.</exception>
    public void EndFile(SourceRole role, string? note)
    {
        if (skippedInFile > rows)
        {
            throw Permanent();
        }

        files.Add(new SourceFile(file, role, rows, users.Count, items.Count, note));
        joins.EndFile(role, builder.Items);
        overlaps.EndFile(files.Count - 1, file, builder.Interactions);
        Report(new LogLine(LogLevelName.Information, InWords(files[^1])));
    }

    /// <summary>The dataset of all rows.</summary>
    public ImportedDataset Finish(CancellationToken cancellationToken)
    {
        if (builder.Interactions == 0 && builder.Items == 0)
        {
            throw new SourceRefusedException($"{(files.Count == 0 ? "The file" : files[0].Name)} holds no rows.");
        }

        if (builder.Interactions == 0)
        {
            var names = string.Join(", ", files.Take(5).Select(source => source.Name));
            throw new SourceRefusedException($"No choice was found in {names}: a dataset needs rows that say which user chose which item.");
        }

        if (builder.TagsLeftOut > 0)
        {
            Report(new LogLine(
                LogLevelName.Warning, $"{builder.TagsLeftOut:N0} tags were left out: one item keeps {ItemText.MaxTags:N0} characters of tags."));
        }

        Report(new StepStarted("Ordering histories", 0));
        Warn(overlaps.LeaveOut(builder, files, cancellationToken));
        var found = findings ?? throw new InvalidDataException("Rows came before anything was found.");
        var dataset = builder.Build(options.Name, found.Signal, options.KCore, cancellationToken);
        if (options.KCore > 0 && dataset.InteractionCount == 0)
        {
            throw new SourceRefusedException($"No user and item are left with at least {options.KCore} interactions. Choose a smaller k-core.");
        }

        if (DoubledChoices.Count(dataset) is > 0 and var doubled)
        {
            Tell(
                SourceRole.Interactions,
                $"{doubled:N0} {(doubled == 1 ? "choice has" : "choices have")} the user, the item and the time of another",
                ": was something written twice?");
        }

        if (LanguageStatistics.Of(dataset).Remark is { } foreign)
        {
            Tell(SourceRole.Items, foreign, $". {LanguageStatistics.Advice}");
        }

        return new ImportedDataset
        {
            Dataset = dataset,
            Format = found.Format,
            ContentHash = DatasetContent.Hash(dataset),
            Statistics = DatasetStatistics.Of(dataset),
            Files = [.. files.Select((source, place) => joins.Told(source, place)), .. found.Ignored],
            SkippedRows = skipped,
            SkippedCount = skippedCount,
            KCore = options.KCore,
            Synthetic = options.Synthetic,
        };
    }

    /// <summary>In the log with what follows from it, and beside the first file of a role, else beside the first of all.</summary>
    private void Tell(SourceRole role, string remark, string rest)
    {
        var place = Math.Max(0, files.FindIndex(source => source.Role == role));
        files[place] = files[place] with { Note = files[place].Note is { } note ? $"{note}. {remark}" : remark };
        Warn([remark + rest]);
    }

    private void Warn(IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            Report(new LogLine(LogLevelName.Warning, sentence));
        }
    }

    private void CheckMemory()
    {
        if (builder.Held > mostHeld)
        {
            throw new SourceRefusedException(
                $"{file} holds more than an import of this size may keep in memory here ({mostHeld >> 20:N0} MB, reached with "
                    + $"{builder.Interactions:N0} choices of {builder.Users:N0} users among {builder.Items:N0} items). "
                    + "Give a part of it, or files that are not packed so tightly.");
        }
    }

    private SourceRefusedException Permanent() => new(
        $"{file}: {skippedInFile:N0} of the first {skippedInFile + rows:N0} rows cannot be read, so this is not the file or the mapping it was "
            + "taken for. "
        + $"Row {firstInFile!.Row:N0}: {firstInFile.Reason}.");

    private void Keep(SkippedRow row)
    {
        firstInFile ??= row;
        if (skipped.Count < SkippedRow.Kept)
        {
            skipped.Add(row);
            textLeft -= row.Text.Length;
        }
    }

    private static string InWords(SourceFile file) => file.Role switch
    {
        SourceRole.Interactions => $"{file.Name}: {file.Rows:N0} rows of {file.Users:N0} users and {file.Items:N0} items",
        _ => $"{file.Name}: {file.Rows:N0} rows about {file.Items:N0} items",
    };
}
