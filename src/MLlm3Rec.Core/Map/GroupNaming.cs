using MLlm3Rec.Numerics;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Map;

/// <summary>Names groups of points by what sets them apart: the dimensions they stand out on, and the words of their titles.</summary>
/// <remarks>
/// A dimension counts where the group's mean lies at least a fifth of a standard deviation above everybody's; at most two. A word counts by the z-score of
/// its log odds in the group against the rest, with all titles as a prior (Monroe, Colaresi and Quinn 2008, "Fightin' words", doi:10.1093/pan/mpn018,
/// equation 22); at most three above 2. A user speaks in the titles of the latest choices.
/// </remarks>
public static class GroupNaming
{
    private const double Stands = 0.2;
    private const int MostDimensions = 2;
    private const int MostWords = 3;

    public static IReadOnlyList<string> Of(MapSource source, IReadOnlyList<MapPoint> points, byte[] groups, int count, CancellationToken cancellationToken)
    {
        var facts = MapFacts.Of(source, points, cancellationToken);
        var words = GroupWords.Of(source.Dataset, points, groups, count, cancellationToken);
        var found = groups.Length == 0 ? 0 : groups.Max() + 1;
        var names = Enumerable.Range(0, found).Select(group => Name(DimensionsOf(facts, groups, group, source.Vocabulary), words.Telling(group, MostWords))).ToArray();
        return [.. names.Select((name, group) => name.Length == 0 || names.Count(other => other == name) > 1 ? $"{(name.Length == 0 ? "Mixed" : name)} ({group + 1})" : name)];
    }

    private static string Name(IReadOnlyList<string> dimensions, IReadOnlyList<string> words) =>
        string.Join(": ", new[] { string.Join(", ", dimensions), string.Join(", ", words) }.Where(part => part.Length > 0));

    private static string[] DimensionsOf(MapFacts facts, byte[] groups, int group, Vocabulary vocabulary)
    {
        var members = Enumerable.Range(0, groups.Length).Where(point => groups[point] == group).ToArray();
        var everybody = Enumerable.Range(0, groups.Length).ToArray();
        return
        [
            .. Enumerable.Range(0, vocabulary.Count)
                .Select(dimension => (Name: vocabulary.Dimensions[dimension].Name, Stands: Standing(facts, dimension, members, everybody)))
                .Where(dimension => dimension.Stands >= Stands)
                .OrderByDescending(dimension => dimension.Stands)
                .Take(MostDimensions)
                .Select(dimension => dimension.Name),
        ];
    }

    private static double Standing(MapFacts facts, int dimension, int[] members, int[] everybody)
    {
        var (mean, all) = (Moments.Of(members.Select(point => (double)facts.Strength(point, dimension))), Moments.Of(everybody.Select(point => (double)facts.Strength(point, dimension))));
        return all.Deviation > 0 ? (mean.Mean - all.Mean) / all.Deviation : 0;
    }
}
