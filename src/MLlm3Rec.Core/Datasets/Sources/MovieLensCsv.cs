using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Datasets.Sources.Tables;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>MovieLens latest, 20M, 25M, 32M: ratings.csv, movies.csv, and the free-text tags of tags.csv.</summary>
internal sealed class MovieLensCsv : ISourceFormat
{
    private static readonly MappedColumn[] Ratings =
    [
        new(ColumnSlot.User, "userId"), new(ColumnSlot.Item, "movieId"), new(ColumnSlot.Signal, "rating"), new(ColumnSlot.Time, "timestamp"),
    ];

    private static readonly MappedColumn[] Movies =
    [
        new(ColumnSlot.Item, "movieId"), new(ColumnSlot.Title, "title"), new(ColumnSlot.Categories, "genres"),
    ];

    public string Key => "movielens-csv";

    public string Name => "MovieLens CSV";

    public SourcePlan? Recognise(SourceHead head)
    {
        if (head.HasHeader(',', "userId", "movieId", "rating"))
        {
            return Plan(head, SourceRole.Interactions, Ratings, SourcePlans.Choices(Ratings));
        }

        if (head.HasHeader(',', "movieId", "title", "genres"))
        {
            return Plan(head, SourceRole.Items, Movies, SourcePlans.Items(Movies));
        }

        return head.HasHeader(',', "userId", "movieId", "tag")
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
            OpenAsync = SourcePlans.Csv(',', header: true),
            Rows = rows,
        };
}
