using MLlm3Rec.Numerics;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Map;

/// <summary>Names groups of points by what sets them apart: the dimensions they stand out on, and the words of their titles.</summary>
/// <remarks>
/// A dimension counts where the group's mean lies at least a fifth of a standard deviation above everybody's; at most two. A word counts by the
/// z-score of its log odds in the group against the rest, with all titles as a prior (Monroe, Colaresi and Quinn 2008, "Fightin' words",
/// doi:10.1093/pan/mpn018, equation 22); at most three above 2. A user speaks in the titles of the latest choices.
/// </remarks>
public static class GroupNaming
{
    private const double Stands = 0.2;
    private const int MostDimensions = 2;
    private const int MostWords = 3;
    private const int MostExamples = 6;

    /// <summary>Names in the order of the groups, each different.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<GroupSketch> sketches)
    {
        var names = sketches.Select(sketch => Name(sketch.Dimensions, sketch.Words)).ToArray();
        return [.. names.Select((name, group) =>
            name.Length == 0 || names.Count(other => other == name) > 1 ? $"{(name.Length == 0 ? "Mixed" : name)} ({group + 1})" : name)];
    }

    /// <summary>One sketch per group that has a point.</summary>
    /// <param name="source">What the map was made from.</param>
    /// <param name="points">Its points.</param>
    /// <param name="groups">Per point, its group in [0, count).</param>
    /// <param name="facts">What is known of the points.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static IReadOnlyList<GroupSketch> Sketch(
        MapSource source, IReadOnlyList<MapPoint> points, byte[] groups, MapFacts facts, CancellationToken cancellationToken)
    {
        var found = groups.Length == 0 ? 0 : groups.Max() + 1;
        var words = GroupWords.Of(source.Dataset, points, groups, found, cancellationToken);
        var everybody = Enumerable.Range(0, source.Vocabulary.Count)
            .Select(dimension => MomentsOf(facts, dimension, Enumerable.Range(0, points.Count)))
            .ToArray();
        return
        [
            .. Enumerable.Range(0, found).Select(group =>
            {
                var members = Enumerable.Range(0, groups.Length).Where(point => groups[point] == group).ToArray();
                var items = members.Where(point => points[point].Kind == PointKind.Item).ToArray();
                return new GroupSketch(
                    members.Count(point => points[point].Kind == PointKind.User),
                    items.Length,
                    DimensionsOf(facts, members, everybody, source.Vocabulary),
                    words.Telling(group, MostWords),
                    [.. items.OrderByDescending(point => facts.Choices[point])
                        .ThenBy(point => point)
                        .Take(MostExamples)
                        .Select(point => points[point].NameIn(source).Name)]);
            }),
        ];
    }

    private static string Name(IReadOnlyList<string> dimensions, IReadOnlyList<string> words) =>
        string.Join(": ", new[] { string.Join(", ", dimensions), string.Join(", ", words) }.Where(part => part.Length > 0));

    private static string[] DimensionsOf(MapFacts facts, int[] members, Moments[] everybody, Vocabulary vocabulary) =>
    [
        .. Enumerable.Range(0, vocabulary.Count)
            .Select(dimension =>
                (Name: vocabulary.Dimensions[dimension].Name, Stands: RankPosition(MomentsOf(facts, dimension, members), everybody[dimension])))
            .Where(dimension => dimension.Stands >= Stands)
            .OrderByDescending(dimension => dimension.Stands)
            .Take(MostDimensions)
            .Select(dimension => dimension.Name),
    ];

    private static double RankPosition(Moments group, Moments all) => all.Deviation > 0 ? (group.Mean - all.Mean) / all.Deviation : 0;

    private static Moments MomentsOf(MapFacts facts, int dimension, IEnumerable<int> points) =>
        Moments.Of(points.Select(point => (double)facts.Strength(point, dimension)));
}

/// <summary>What sets one group of a map apart: enough for a name.</summary>
/// <param name="Users">How many users lie in it.</param>
/// <param name="Items">How many items.</param>
/// <param name="Dimensions">Names of the dimensions on which it stands out, the clearest first.</param>
/// <param name="Words">Words of titles that are more frequent in it than elsewhere, the most telling first.</param>
/// <param name="Examples">Titles of the items in it that were chosen most often.</param>
public sealed record GroupSketch(int Users, int Items, IReadOnlyList<string> Dimensions, IReadOnlyList<string> Words, IReadOnlyList<string> Examples);
