using MLlm3Rec.Map;

namespace MLlm3Rec.Storage.Exports;

/// <summary>Maps as tables.</summary>
public static class MapTables
{
    /// <summary>kind, id, name, x, y, cluster, cluster_name, confidence, choices, then one column per dimension.</summary>
    /// <param name="source">What the map was made from.</param>
    /// <param name="map">The map.</param>
    /// <param name="facts">Of its points.</param>
    /// <param name="points">Which points; null for all.</param>
    public static ExportTable Points(MapSource source, TraitMap map, MapFacts facts, IReadOnlyList<int>? points = null) => ExportTable.Of(
        points ?? [.. Enumerable.Range(0, map.Count)],
        [
            new ExportColumn<int>("kind", point => map.Points[point].Kind.ToString().ToLowerInvariant()),
            new("id", point => map.Points[point].NameIn(source).Id),
            new("name", point => map.Points[point].NameIn(source).Name),
            new("x", point => map.Places[2 * point]),
            new("y", point => map.Places[2 * point + 1]),
            new("cluster", point => (int)map.Groups[point]),
            new("cluster_name", point => map.GroupNames[map.Groups[point]]),
            new("confidence", point => float.IsNaN(facts.Confidence[point]) ? null : facts.Confidence[point]),
            new("choices", point => facts.Choices[point]),
            .. source.Vocabulary.Dimensions.Select((dimension, place) => new ExportColumn<int>(dimension.Key, point => facts.Strength(point, place))),
        ]);

    /// <summary>row, x, y, cluster.</summary>
    public static ExportTable Points(PlainMap map) => ExportTable.Of(
        Enumerable.Range(0, map.Groups.Length),
        new ExportColumn<int>("row", point => point),
        new ExportColumn<int>("x", point => map.Places[2 * point]),
        new ExportColumn<int>("y", point => map.Places[2 * point + 1]),
        new ExportColumn<int>("cluster", point => (int)map.Groups[point]));
}
