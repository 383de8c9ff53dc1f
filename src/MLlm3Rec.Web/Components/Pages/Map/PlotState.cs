using MLlm3Rec.Map;
using MLlm3Rec.Web.Map;

namespace MLlm3Rec.Web.Components.Pages.Map;

/// <summary>What the drawing is told; it fetches the rest.</summary>
internal sealed record PlotState(
    string Address, int Limit, string Field, bool IsScale, string Hidden, string? Selection, int Point, string? PointName,
    IReadOnlyList<PlotLabel> Labels, IReadOnlyList<TrailStep> Trail);

/// <summary>Words that stand on the map: names of clusters in their middle, names of dimensions where they lie.</summary>
internal sealed record PlotLabel(string Text, float X, float Y, bool IsAnchor)
{
    private const int LeastMembers = 5;

    public static IReadOnlyList<PlotLabel> Of(MapBoard board) => [.. OfClusters(board), .. OfDimensions(board)];

    private static IEnumerable<PlotLabel> OfClusters(MapBoard board)
    {
        var members = Enumerable.Range(0, board.Count)
            .Where(point => board.Map.Points[point].Kind != PointKind.Dimension)
            .ToLookup(point => board.Map.Groups[point]);
        return members.Where(group => group.Count() >= LeastMembers).OrderBy(group => group.Key)
            .Select(group =>
                new PlotLabel(
                    Short(board.Map.GroupNames[group.Key]),
                    Median(group, point => board.Map.Places[2 * point]),
                    Median(group, point => board.Map.Places[2 * point + 1]),
                    IsAnchor: false));
    }

    private static IEnumerable<PlotLabel> OfDimensions(MapBoard board) => Enumerable.Range(0, board.Count)
        .Where(point => board.Map.Points[point].Kind == PointKind.Dimension)
        .Select(point => new PlotLabel(board.NameOf(point), board.Map.Places[2 * point], board.Map.Places[2 * point + 1], IsAnchor: true));

    /// <summary>The words after the dimensions tell clusters apart best, and there is little room.</summary>
    private static string Short(string name) => name.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? name[(at + 2)..] : name;

    private static float Median(IEnumerable<int> points, Func<int, float> coordinate)
    {
        float[] sorted = [.. points.Select(coordinate).Order()];
        return sorted[sorted.Length / 2];
    }
}
