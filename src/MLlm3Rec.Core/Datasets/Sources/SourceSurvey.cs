using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Looks into every file and decides which of them make the dataset.</summary>
/// <remarks>
/// The interactions come from one format, the one with the largest files: a folder may hold the same data twice, or a sample beside
/// the whole. Items and tags come from that format too; only if it has none, item files of other formats are taken. Everything else is
/// named as ignored, with the reason.
/// </remarks>
internal sealed record SourceSurvey(IReadOnlyList<SourcePlan> Plans, IReadOnlyList<SourceFile> Ignored)
{
    /// <summary>The files, with every guessed column judged.</summary>
    public static async Task<SourceSurvey> OfAsync(ImportOptions options, SourceGuard guard)
    {
        var looked = await LookAsync(options, guard);
        return await PlanJudge.JudgeAsync(Choose(looked, options), looked, options, guard);
    }

    /// <summary>What each file is, without deciding yet.</summary>
    public static async Task<IReadOnlyList<SurveyedFile>> LookAsync(ImportOptions options, SourceGuard guard)
    {
        var formats = SourceFormats.Readers(options);
        var files = new List<SurveyedFile>();
        foreach (var entry in SourceFinder.Find(options.Paths, options.Limits))
        {
            var head = await SourceHead.ReadAsync(entry, guard);
            files.Add(new SurveyedFile(head, formats.Select(format => format.Recognise(head)).FirstOrDefault(plan => plan is not null)));
        }

        return files;
    }

    /// <exception cref="SourceRefusedException">No file is of a form that is known.</exception>
    public static SourceSurvey Choose(IReadOnlyList<SurveyedFile> files, ImportOptions options)
    {
        var settings = TableSettings.Of(options.Columns);
        CheckColumns(files, settings);
        var plans = files.Select(file => file.Plan).OfType<SourcePlan>().ToList();
        var ignored = files.Where(file => file.Plan is null).Select(file => Ignore(file.Head.Entry, WhyNot(file.Head, settings))).ToList();
        return plans.Count > 0 ? Choose(plans, ignored) : throw Nothing(ignored, options);
    }

    private static SourceSurvey Choose(List<SourcePlan> plans, List<SourceFile> ignored)
    {
        var main = MainFormat(plans);
        var chosen = plans.Where(plan => plan.FormatKey == main.FormatKey).ToList();
        if (main.LargestOnly || main.FormatKey == "table")
        {
            chosen.RemoveAll(plan =>
                plan.Role == main.Role && plan != main && !(main.FormatKey == "table" && plan.Mapped.SequenceEqual(main.Mapped)));
        }

        if (chosen.TrueForAll(plan => plan.Role != SourceRole.Items))
        {
            chosen.AddRange(plans.Where(plan => plan.Role == SourceRole.Items));
        }

        ignored.AddRange(plans.Except(chosen).Select(plan => Ignore(plan.Entry, WhyOther(plan, main))));
        return new SourceSurvey([.. chosen.OrderBy(plan => plan.Role == SourceRole.Items ? 0 : (int)plan.Role).ThenBy(plan => plan.Order)], ignored);
    }

    /// <summary>The file that decides the format: the largest with interactions, or, without any, the largest with items.</summary>
    private static SourcePlan MainFormat(List<SourcePlan> plans) =>
        plans.OrderBy(plan => plan.Role == SourceRole.Interactions ? 0 : plan.Role == SourceRole.Items ? 1 : 2)
            .ThenByDescending(plan => plan.Weight)
            .First();

    private static string WhyOther(SourcePlan plan, SourcePlan main) => plan.FormatKey != main.FormatKey
        ? $"{plan.FormatName}; the dataset is read from {main.Entry.Name} ({main.FormatName}), which has more rows"
        : $"{main.Entry.Name} is the larger file with interactions; give this file alone to read it instead";

    private static string WhyNot(SourceHead head, TableSettings settings) => head.Kind switch
    {
        ContentKind.Empty => "it is empty",
        ContentKind.Binary => ContentKinds.NameOf(head.Bytes.Span) is { } name ? $"it is {name}" : "it is not text but binary data",
        _ => TableShape.Of(head, settings) is { } shape
            ? $"no columns for user and item were found among {string.Join(", ", shape.Columns.Take(12).Select(column => $"\"{column}\""))}"
            : "it has neither interactions nor items in a form that is known",
    };

    /// <exception cref="SourceRefusedException">A person named a column that no file has.</exception>
    private static void CheckColumns(IReadOnlyList<SurveyedFile> files, TableSettings settings)
    {
        var shapes = settings.Columns.Count == 0 ? [] : files.Select(file => TableShape.Of(file.Head, settings)).OfType<TableShape>().ToList();
        var missing = settings.Columns.FirstOrDefault(column => shapes.TrueForAll(shape => AnyTable.ColumnOf(column, shape) is null));
        if (missing is not null && shapes.Count > 0)
        {
            var names = shapes.SelectMany(shape => shape.Columns).Distinct(StringComparer.Ordinal).Take(20).Select(column => $"\"{column}\"");
            throw new SourceRefusedException($"There is no column \"{missing}\". There are {string.Join(", ", names)}.");
        }
    }

    private static SourceFile Ignore(SourceEntry entry, string why) => new(entry.Name, SourceRole.Ignored, Rows: 0, Users: 0, Items: 0, why);

    private static SourceRefusedException Nothing(List<SourceFile> ignored, ImportOptions options)
    {
        var reasons = string.Join("; ", ignored.Take(5).Select(file => $"{file.Name}: {file.Note}")) + (ignored.Count > 5 ? "; …" : "");
        var columns = options.Columns is null
            ? " Name the columns of a table if they are called otherwise (user, item)."
            : " Check the names of the columns.";
        return new SourceRefusedException($"Nothing here can be read as a dataset. {reasons}. Accepted are {SourceFormats.Accepted}.{columns}");
    }
}

/// <summary>A file's beginning, and how to read it if a format knows it.</summary>
internal sealed record SurveyedFile(SourceHead Head, SourcePlan? Plan);
