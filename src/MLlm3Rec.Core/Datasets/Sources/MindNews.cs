using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Datasets.Sources.Tables;
using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>
/// MIND: behaviors.tsv (impression, user, time, clicked history, shown news with 1 for clicked) and news.tsv.
/// </summary>
/// <remarks>
/// A click is a choice; news that were only shown are none. The history stands in every impression of a user again, so it is taken once,
/// from the first one, in its order and without times; clicks on impressions follow with the impression's time, read as UTC.
/// </remarks>
internal sealed class MindNews : ISourceFormat
{
    private static readonly MappedColumn[] News =
    [
        new(ColumnSlot.Item, "column 1"), new(ColumnSlot.Categories, "column 2"), new(ColumnSlot.Categories, "column 3"),
        new(ColumnSlot.Title, "column 4"), new(ColumnSlot.Description, "column 5"),
    ];

    public string Key => "mind";

    public string Name => "MIND news";

    public SourcePlan? Recognise(SourceHead head)
    {
        if (head.LinesHave("\t", 5, fields => fields[1].StartsWith('U') && fields[2].EndsWith('M') && fields[2].Contains('/') && IsShown(fields[4])))
        {
            return Plan(head, SourceRole.Interactions, [], Impressions);
        }

        return head.LinesHave(
            "\t", 8, fields => fields[0].StartsWith('N') && (fields[5].Length == 0 || fields[5].StartsWith("http", StringComparison.Ordinal)))
            ? Plan(head, SourceRole.Items, News, SourcePlans.Items(News))
            : null;
    }

    private SourcePlan Plan(SourceHead head, SourceRole role, IReadOnlyList<MappedColumn> mapped, Func<SourceTable, Func<IRowSink, string?>> rows) =>
        new()
        {
            Entry = head.Entry,
            FormatKey = Key,
            FormatName = Name,
            Role = role,
            Mapped = mapped,
            OpenAsync = SourcePlans.Separated("\t", header: false),
            Rows = rows,
        };

    // The test part of MIND hides the clicks: its news stand without a number.
    private static bool IsShown(string field) =>
        field.Split(' ', 2)[0] is var first
            && first.StartsWith('N')
            && (first.EndsWith("-0", StringComparison.Ordinal) || first.EndsWith("-1", StringComparison.Ordinal));

    private static Func<IRowSink, string?> Impressions(SourceTable table)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        return sink => ReadImpression(table, sink, known);
    }

    private static string? ReadImpression(SourceTable table, IRowSink sink, HashSet<string> known)
    {
        var user = table[1];
        if (user.IsEmpty || table.FieldCount != 5)
        {
            return table.FieldCount != 5 ? $"{table.FieldCount} fields where 5 are due" : "the user is missing";
        }

        if (!SourceTime.TryParse(table[2], out var time))
        {
            return "the time is not a date";
        }

        if (known.Add(user.ToString()))
        {
            foreach (var news in table[3].Split(' '))
            {
                if (!table[3][news].IsEmpty)
                {
                    sink.Add(new SourceChoice { User = user, Item = table[3][news] });
                }
            }
        }

        foreach (var shown in table[4].Split(' '))
        {
            if (table[4][shown].EndsWith("-1"))
            {
                sink.Add(new SourceChoice { User = user, Item = table[4][shown][..^2], Time = time });
            }
        }

        return null;
    }
}
