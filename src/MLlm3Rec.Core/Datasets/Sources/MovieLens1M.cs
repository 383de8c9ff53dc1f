using System.Globalization;
using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Datasets.Sources.Tables;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>MovieLens 1M and 10M: fields divided by "::", ratings.dat, movies.dat (ISO-8859-1) and, in 10M, tags.dat.</summary>
internal sealed class MovieLens1M : ISourceFormat
{
    private static readonly MappedColumn[] Ratings =
    [
        new(ColumnSlot.User, "column 1"), new(ColumnSlot.Item, "column 2"), new(ColumnSlot.Signal, "column 3"), new(ColumnSlot.Time, "column 4"),
    ];

    private static readonly MappedColumn[] Movies =
    [
        new(ColumnSlot.Item, "column 1"), new(ColumnSlot.Title, "column 2"), new(ColumnSlot.Categories, "column 3"),
    ];

    public string Key => "movielens-1m";

    public string Name => "MovieLens 1M";

    public SourcePlan? Recognise(SourceHead head)
    {
        if (head.LinesHave("::", 4, fields => IsId(fields[0]) && IsId(fields[1]) && IsRating(fields[2]) && IsId(fields[3])))
        {
            return Plan(head, SourceRole.Interactions, Ratings, SourcePlans.Choices(Ratings));
        }

        if (head.LinesHave("::", 3, fields => IsId(fields[0]) && !IsRating(fields[1])))
        {
            return Plan(head, SourceRole.Items, Movies, SourcePlans.Items(Movies));
        }

        return head.LinesHave("::", 4, fields => IsId(fields[0]) && IsId(fields[1]) && IsId(fields[3]))
            ? Plan(head, SourceRole.Tags, [], table => sink => TagRow.Read(table, sink, item: 1, tag: 2))
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
            Signal = role == SourceRole.Interactions ? SignalKind.Rating : SignalKind.None,
            OpenAsync = SourcePlans.Separated("::", header: false),
            Rows = rows,
        };

    private static bool IsId(string field) => long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsRating(string field) =>
        float.TryParse(field, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rating) && rating <= 5;
}
