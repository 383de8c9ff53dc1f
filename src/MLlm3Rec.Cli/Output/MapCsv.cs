using MLlm3Rec.Map;

namespace MLlm3Rec.Cli.Output;

/// <summary>A map as a table.</summary>
internal static class MapCsv
{
    /// <summary>kind, id, name, x, y, cluster, cluster_name, confidence, choices, then one column per dimension.</summary>
    public static async Task WriteAsync(FileInfo file, MapSource source, TraitMap map, CancellationToken cancellationToken)
    {
        var facts = MapFacts.Of(source, map.Points, cancellationToken);
        file.Directory?.Create();
        await using var output = file.CreateText();
        var table = new CsvOutput(output);
        table.Row(["kind", "id", "name", "x", "y", "cluster", "cluster_name", "confidence", "choices", .. source.Vocabulary.Dimensions.Select(dimension => dimension.Key)]);
        for (var point = 0; point < map.Count; point++)
        {
            var (id, name) = map.Points[point].NameIn(source);
            object?[] strengths = [.. facts.StrengthsOf(point).ToArray().Select(strength => (object?)strength)];
            table.Row(
            [
                map.Points[point].Kind.ToString().ToLowerInvariant(), id, name, map.Places[2 * point], map.Places[2 * point + 1],
                (int)map.Groups[point], map.GroupNames[map.Groups[point]], float.IsNaN(facts.Confidence[point]) ? null : facts.Confidence[point], facts.Choices[point], .. strengths,
            ]);
        }
    }

    /// <summary>row, x, y, cluster.</summary>
    public static async Task WriteAsync(FileInfo file, PlainMap map, CancellationToken cancellationToken)
    {
        file.Directory?.Create();
        await using var output = file.CreateText();
        var table = new CsvOutput(output);
        table.Row("row", "x", "y", "cluster");
        for (var point = 0; point < map.Groups.Length; point++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            table.Row(point, map.Places[2 * point], map.Places[2 * point + 1], map.Groups[point]);
        }
    }
}
