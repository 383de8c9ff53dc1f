using System.Globalization;
using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Datasets.Sources.Tables;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>
/// MovieLens 100K: u.data (user, item, rating, seconds; tabs, no header) and u.item (| separated, ISO-8859-1, 19 genre flags).
/// The folder repeats the ratings in splits (u1.base, u1.test …); only the largest rating file is read.
/// </summary>
internal sealed class MovieLens100K : ISourceFormat
{
    private const int FirstGenre = 5;

    private static readonly string[] Genres =
    [
        "unknown", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary", "Drama", "Fantasy", "Film-Noir", "Horror",
        "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War", "Western",
    ];

    private static readonly MappedColumn[] ChoiceColumns =
    [
        new(ColumnSlot.User, "column 1"), new(ColumnSlot.Item, "column 2"), new(ColumnSlot.Signal, "column 3"), new(ColumnSlot.Time, "column 4"),
    ];

    public string Key => "movielens-100k";

    public string Name => "MovieLens 100K";

    public SourcePlan? Recognise(SourceHead head)
    {
        if (head.LinesHave("\t", 4, IsRating))
        {
            return new SourcePlan
            {
                Entry = head.Entry,
                FormatKey = Key,
                FormatName = Name,
                Role = SourceRole.Interactions,
                Mapped = ChoiceColumns,
                Signal = SignalKind.Rating,
                LargestOnly = true,
                OpenAsync = SourcePlans.Separated("\t", header: false),
                Rows = SourcePlans.Choices(ChoiceColumns),
            };
        }

        return head.LinesHave(
            "|", FirstGenre + Genres.Length, fields => IsNumber(fields[0]) && fields.AsSpan(FirstGenre).IndexOfAnyExcept("0", "1") < 0)
            ? new SourcePlan
            {
                Entry = head.Entry,
                FormatKey = Key,
                FormatName = Name,
                Role = SourceRole.Items,
                OpenAsync = SourcePlans.Separated("|", header: false),
                Rows = table => sink => ReadItem(table, sink),
            }
            : null;
    }

    private static bool IsRating(string[] fields) =>
        fields.All(IsNumber) && fields[2] is "1" or "2" or "3" or "4" or "5" && fields[3].Length is 9 or 10;

    private static bool IsNumber(string field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string? ReadItem(SourceTable table, IRowSink sink)
    {
        if (table.FieldCount != FirstGenre + Genres.Length)
        {
            return $"{table.FieldCount} fields where {FirstGenre + Genres.Length} are due";
        }

        var genres = new List<string>();
        for (var genre = 0; genre < Genres.Length; genre++)
        {
            if (table[FirstGenre + genre] is "1")
            {
                genres.Add(Genres[genre]);
            }
        }

        sink.Describe(table[0], new ItemText { Title = table[1].ToString(), Categories = genres });
        return null;
    }
}
