using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Datasets.Sources.Tables;

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

    /// <summary>Columns of the other tables: what a second file says of items can be mapped too.</summary>
    public IReadOnlyList<string> OtherColumns { get; init; } = [];

    /// <summary>The first rows, as many cells as columns, long ones cut.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>Slot in lower case ("user") → column; guessed where the format does not say.</summary>
    public required IReadOnlyDictionary<string, string> Mapping { get; init; }

    /// <summary>Slots an import needs and that have no column yet.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What was not plain, and what was done about it: an order of days and months, numbers that stand for none. For a person.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Every file with its part in the import; rows are not counted yet.</summary>
    public required IReadOnlyList<SourceFile> Files { get; init; }

    /// <exception cref="SourceRefusedException">No file can be read as a table or anything else that is known.</exception>
    public static Task<SourcePreview> OfAsync(ImportOptions options, CancellationToken cancellationToken) =>
        OfAsync(options, advanced: null, opened: null, cancellationToken);

    /// <inheritdoc cref="OfAsync(ImportOptions, CancellationToken)"/>
    internal static Task<SourcePreview> OfAsync(
        ImportOptions options, Action<long>? advanced, Action<string>? opened, CancellationToken cancellationToken) =>
        Task.Run(() => LookAsync(options, new SourceGuard(options.Limits, advanced, opened, cancellationToken)), cancellationToken);

    private static async Task<SourcePreview> LookAsync(ImportOptions options, SourceGuard guard)
    {
        var looked = await SourceSurvey.LookAsync(options, guard);
        var settings = TableSettings.Of(options.Columns);
        if (looked.All(file => file.Plan is null) && UnmappedTable(looked, settings) is { } table)
        {
            return await OfAsync(table, [new SourceFile(table.Entry.Name, SourceRole.Interactions, 0, 0, 0)], guard);
        }

        var survey = SourceSurvey.Choose(looked, options);
        survey = survey.Plans.Any(plan => plan.Role == SourceRole.Interactions)
            ? await PlanJudge.JudgeAsync(survey, looked, options, guard)
            : survey;
        var main = survey.Plans.FirstOrDefault(plan => plan.Role == SourceRole.Interactions) ?? survey.Plans[0];
        var files = survey.Plans.Select(plan => new SourceFile(plan.Entry.Name, plan.Role, 0, 0, 0));
        var preview = await OfAsync(main, [.. files, .. survey.Ignored], guard);
        return preview with
        {
            Mapping = WithItems(preview.Mapping, survey.Plans),
            OtherColumns = preview.MappingIsFree ? Others(looked, main, settings) : [],
            Remarks = [.. survey.Plans.SelectMany(plan => plan.Remarks.Select(remark => $"{plan.Entry.Name}: {remark}"))],
        };
    }

    private static List<string> Others(IReadOnlyList<SurveyedFile> files, SourcePlan main, TableSettings settings) =>
    [
        .. files.Where(file => file.Head.Entry != main.Entry)
            .Select(file => TableShape.Of(file.Head, settings))
            .Where(shape => shape is { HasHeader: true })
            .SelectMany(shape => shape!.Columns)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>With what other files say of items, as far as no column means two things then.</summary>
    private static Dictionary<string, string> WithItems(IReadOnlyDictionary<string, string> mapping, IReadOnlyList<SourcePlan> plans)
    {
        var all = new Dictionary<string, string>(mapping, StringComparer.Ordinal);
        foreach (var (slot, column) in plans.Where(plan => plan.Role == SourceRole.Items).SelectMany(plan => plan.Mapped))
        {
            if (slot != ColumnSlot.Item && !all.ContainsValue(column))
            {
                all.TryAdd(slot.ToString().ToLowerInvariant(), column);
            }
        }

        return all;
    }

    /// <summary>The largest table whose columns nobody could guess: the analyst will say what they mean.</summary>
    private static SourcePlan? UnmappedTable(IReadOnlyList<SurveyedFile> files, TableSettings settings) => files
        .Select(file => (file.Head.Entry, Shape: TableShape.Of(file.Head, settings)))
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
        table.CheckColumns(plan.Entry.Name);
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
            Missing = isTable
                ? [.. Required.Where(slot => plan.Mapped.All(column => column.Slot != slot)).Select(slot => slot.ToString().ToLowerInvariant())]
                : [],
            Files = files,
        };
    }

    private static string Cell(ReadOnlySpan<char> field) =>
        (field.Length <= MaxCell ? field.ToString() : $"{field[..MaxCell]}…").Replace(SourceTable.ListSeparator.ToString(), ", ");
}
