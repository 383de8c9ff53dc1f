namespace MLlm3Rec.Datasets.Sources;

/// <summary>A look at files before they are imported: what they are taken for, the first rows, what each column would mean.</summary>
public sealed record SourcePreview
{
    private const int MaxRows = 20;
    private const int MaxCell = 200;

    private static readonly ColumnSlot[] Required = [ColumnSlot.User, ColumnSlot.Item];

    /// <summary>Key of the format, as an import takes it.</summary>
    public required string Format { get; init; }

    public required string FormatName { get; init; }

    /// <summary>Whether the mapping may be changed; public formats know their columns.</summary>
    public required bool MappingIsFree { get; init; }

    /// <summary>The file that <see cref="Columns"/> and <see cref="Rows"/> come from.</summary>
    public required string File { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The first rows, as many cells as columns, long ones cut.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>Slot in lower case ("user") → column; guessed where the format does not say.</summary>
    public required IReadOnlyDictionary<string, string> Mapping { get; init; }

    /// <summary>Slots an import needs and that have no column yet; empty for a table that only describes items.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Every file with its part in the import; rows are not counted yet.</summary>
    public required IReadOnlyList<SourceFile> Files { get; init; }

    /// <exception cref="SourceRefusedException">No file can be read as a table or anything else that is known.</exception>
    public static Task<SourcePreview> OfAsync(ImportOptions options, CancellationToken cancellationToken) =>
        Task.Run(() => LookAsync(options, new SourceGuard(options.Limits, advanced: null, cancellationToken)), cancellationToken);

    private static async Task<SourcePreview> LookAsync(ImportOptions options, SourceGuard guard)
    {
        var looked = await SourceSurvey.LookAsync(options, guard);
        if (looked.All(file => file.Plan is null) && UnmappedTable(looked) is { } table)
        {
            return await OfAsync(table, [new SourceFile(table.Entry.Name, SourceRole.Interactions, 0, 0, 0)], guard);
        }

        var survey = SourceSurvey.Choose(looked, options);
        var main = survey.Plans.FirstOrDefault(plan => plan.Role == SourceRole.Interactions) ?? survey.Plans[0];
        return await OfAsync(main, [.. survey.Plans.Select(plan => new SourceFile(plan.Entry.Name, plan.Role, 0, 0, 0)), .. survey.Ignored], guard);
    }

    /// <summary>The largest table whose columns nobody could guess: the analyst will say what they mean.</summary>
    private static SourcePlan? UnmappedTable(IReadOnlyList<SurveyedFile> files) => files
        .Select(file => (file.Head.Entry, Shape: TableShape.Of(file.Head)))
        .Where(file => file.Shape is { Columns.Count: > 1 })
        .OrderByDescending(file => file.Entry.PackedSize)
        .Select(file => new SourcePlan
        {
            Entry = file.Entry,
            FormatKey = "table",
            FormatName = "Table",
            Role = SourceRole.Interactions,
            Mapped = file.Shape!.HasHeader ? ColumnGuess.ByName(file.Shape.Columns) : [],
            OpenAsync = file.Shape.OpenAsync,
            Rows = _ => _ => null,
        })
        .FirstOrDefault();

    private static async Task<SourcePreview> OfAsync(SourcePlan plan, IReadOnlyList<SourceFile> files, SourceGuard guard)
    {
        using var table = await plan.OpenAsync(plan.Entry, guard);
        var rows = new List<IReadOnlyList<string>>();
        var width = 0;
        while (rows.Count < MaxRows && await table.NextBlockAsync(guard.Token))
        {
            while (rows.Count < MaxRows && table.Read())
            {
                width = Math.Max(width, Math.Min(table.FieldCount, table.Columns.Count));
                rows.Add([.. Enumerable.Range(0, table.Columns.Count).Select(column => Cell(table[column]))]);
            }
        }

        var isTable = plan.FormatKey == "table";
        return new SourcePreview
        {
            Format = plan.FormatKey,
            FormatName = plan.FormatName,
            MappingIsFree = isTable,
            File = plan.Entry.Name,
            Columns = rows.Count == 0 ? table.Columns : [.. table.Columns.Take(width)],
            Rows = [.. rows.Select(row => row.Take(width).ToArray())],
            Mapping = plan.Mapped.GroupBy(column => column.Slot)
                .ToDictionary(slot => slot.Key.ToString().ToLowerInvariant(), slot => slot.First().Column),
            Missing = isTable && plan.Role == SourceRole.Interactions
                ? [.. Required.Where(slot => plan.Mapped.All(column => column.Slot != slot)).Select(slot => slot.ToString().ToLowerInvariant())]
                : [],
            Files = files,
        };
    }

    private static string Cell(ReadOnlySpan<char> field) =>
        (field.Length <= MaxCell ? field.ToString() : $"{field[..MaxCell]}…").Replace(SourceTable.ListSeparator.ToString(), ", ");
}
