using MLlm3Rec.Map;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Map;

/// <summary>What points can be coloured by.</summary>
public static class MapFields
{
    private const string Cluster = MapView.ByCluster;

    /// <summary>A category level that nearly everything shares tells nothing: the first with more is taken.</summary>
    private const double Shared = 0.6;

    private const int MostLevels = 6;

    private static readonly (string Key, string Title)[] Plain =
        [
            (Cluster, "Cluster"), ("kind", "Kind"), ("category", "Category"), ("brand", "Brand"), ("choices", "Number of choices"),
            ("confidence", "Confidence"),
        ];

    /// <summary>Keys and names: clusters first, then the dimensions, then the fields.</summary>
    public static IReadOnlyList<(string Key, string Title)> Of(MapSource source) =>
    [
        (Cluster, "Cluster"),
        .. source.Vocabulary.Dimensions.Select(dimension => (dimension.Key, dimension.Name)),
        .. Plain.Skip(1),
    ];

    /// <summary>An unknown key means clusters.</summary>
    public static MapColouring Colour(MapBoard board, string? field)
    {
        var points = Enumerable.Range(0, board.Count);
        if (field is not null && board.Source.Vocabulary.IndexOf(field) is >= 0 and var dimension)
        {
            var name = board.Source.Vocabulary.Dimensions[dimension].Name;
            return MapColouring.Scale(
                field, name, [.. points.Select(point => (double)board.Facts.Strength(point, dimension))], (0, 1), value => value.ToString("0.0"));
        }

        return field switch
        {
            "kind" => MapColouring.Categories(field, "Kind", [.. board.Map.Points.Select(point => KindName(point.Kind))]),
            "category" => MapColouring.Categories(field, "Category", CategoriesOf(board)),
            "brand" =>
                MapColouring.Categories(
                    field,
                    "Brand",
                    [.. board.Map.Points.Select(point => point.Kind == PointKind.Item ? board.Source.Dataset.Items[point.Index].Brand : null)]),
            "choices" => Choices(board),
            "confidence" =>
                MapColouring.Scale(
                    field, "Confidence", [.. board.Facts.Confidence.Select(value => (double)value)], (0, 1), value => value.ToString("0.0")),
            _ => MapColouring.Categories(Cluster, "Cluster", [.. points.Select(point => board.Map.GroupNames[board.Map.Groups[point]])]),
        };
    }

    public static string KindName(PointKind kind) => kind switch
    {
        PointKind.User => "People",
        PointKind.Item => "Items",
        _ => "Dimensions",
    };

    public static string Noun(PointKind kind) => kind switch
    {
        PointKind.User => "person",
        PointKind.Item => "item",
        _ => "dimension",
    };

    /// <summary>Half of all histories are short: equal steps on a logarithm tell them apart.</summary>
    private static MapColouring Choices(MapBoard board)
    {
        var most = Math.Max(1, board.Facts.Choices.DefaultIfEmpty(1).Max());
        double[] numbers = [.. board.Facts.Choices.Select((count, point) =>
            board.Map.Points[point].Kind == PointKind.Dimension ? double.NaN : Math.Log(1 + count))];
        return MapColouring.Scale(
            "choices", "Number of choices", numbers, (0, Math.Log(1 + most)), value => Math.Round(Math.Exp(value) - 1).ToString("N0"));
    }

    private static string?[] CategoriesOf(MapBoard board)
    {
        var level = LevelOf(board.Source);
        var ofItem =
            board.Source.Dataset.Items.Select(item => item.Categories.Count == 0 ? null : item.Categories[Math.Min(level, item.Categories.Count - 1)])
            .ToArray();
        return [.. board.Map.Points.Select(point => point.Kind switch
        {
            PointKind.Item => ofItem[point.Index],
            PointKind.User => Favourite(board, point.Index, ofItem),
            _ => null,
        })];
    }

    private static string? Favourite(MapBoard board, int user, string?[] ofItem) =>
        board.Source.Dataset.History(user).ToArray().Select(choice => ofItem[choice.Item]).OfType<string>().CountBy(category => category)
            .OrderByDescending(group => group.Value).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault().Key;

    private static int LevelOf(MapSource source)
    {
        var items = source.Dataset.Items.Where(item => item.Categories.Count > 0).ToArray();
        return Enumerable.Range(0, MostLevels).FirstOrDefault(level =>
            items.CountBy(item => item.Categories[Math.Min(level, item.Categories.Count - 1)])
                .Select(group => group.Value)
                .DefaultIfEmpty()
                .Max() < Shared * items.Length);
    }
}
