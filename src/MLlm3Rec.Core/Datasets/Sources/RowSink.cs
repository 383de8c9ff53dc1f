namespace MLlm3Rec.Datasets.Sources;

/// <summary>Where readers put rows: the builder, the list of skipped rows and what is counted per file.</summary>
internal sealed class RowSink(DatasetBuilder builder)
{
    /// <summary>A file of which the first so many rows are all bad is not what it was taken for.</summary>
    private const int PermanentFrom = 1_000;

    private readonly Distinct users = new();
    private readonly Distinct items = new();
    private readonly List<SkippedRow> skipped = [];
    private string file = "";
    private long rows;
    private int skippedInFile;
    private SkippedRow? firstInFile;

    public IReadOnlyList<SkippedRow> Skipped => skipped;

    public int SkippedCount { get; private set; }

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
    }

    public void Describe(ReadOnlySpan<char> item, ItemText text) => items.Add(builder.Describe(item, text));

    public void Tag(ReadOnlySpan<char> item, string tag) => items.Add(builder.Tag(item, tag));

    /// <summary>Counts the row as read, or keeps it with what is wrong.</summary>
    public void Close(SourceTable table, string? problem)
    {
        if (problem is null)
        {
            rows++;
            return;
        }

        skippedInFile++;
        SkippedCount++;
        var text = table.Text;
        var row = new SkippedRow(file, table.Row, problem, text.Length <= SkippedRow.MaxText ? text : text[..SkippedRow.MaxText]);
        firstInFile ??= row;
        if (skipped.Count < SkippedRow.Kept)
        {
            skipped.Add(row);
        }

        if (rows == 0 && skippedInFile == PermanentFrom)
        {
            throw Permanent();
        }
    }

    /// <exception cref="SourceRefusedException">More rows were skipped than read.</exception>
    public SourceFile EndFile(SourceRole role) =>
        skippedInFile > rows ? throw Permanent() : new SourceFile(file, role, rows, users.Count, items.Count);

    private SourceRefusedException Permanent() => new(
        $"{file}: {skippedInFile:N0} of the first {skippedInFile + rows:N0} rows cannot be read, so this is not the file or the mapping it was "
            + "taken for. "
        + $"Row {firstInFile!.Row:N0}: {firstInFile.Reason}.");

    /// <summary>Counts different numbers since the last restart.</summary>
    private sealed class Distinct
    {
        private int[] seenIn = new int[1024];
        private int round;

        public int Count { get; private set; }

        public void Restart() => (round, Count) = (round + 1, 0);

        public void Add(int number)
        {
            if (number >= seenIn.Length)
            {
                Array.Resize(ref seenIn, Math.Max(number + 1, seenIn.Length * 2));
            }

            if (seenIn[number] != round)
            {
                seenIn[number] = round;
                Count++;
            }
        }
    }
}
