using MLlm3Rec.Web.Exports;

namespace MLlm3Rec.Web.Map;

/// <summary>Points of a map as a file: ids, names, places, clusters and every dimension.</summary>
internal static class MapExport
{
    /// <param name="board">The map.</param>
    /// <param name="points">Which points; null for all.</param>
    public static Func<CancellationToken, ExportTable> Of(MapBoard board, IReadOnlyList<int>? points) => _ => ExportTable.Of(
        points ?? [.. Enumerable.Range(0, board.Count)],
        [
            new ExportColumn<int>("kind", point => board.Map.Points[point].Kind.ToString().ToLowerInvariant()),
            new("id", point => board.IdOf(point)),
            new("name", point => board.NameOf(point)),
            new("x", point => board.Map.Places[2 * point]),
            new("y", point => board.Map.Places[2 * point + 1]),
            new("cluster", point => board.Map.GroupNames[board.Map.Groups[point]]),
            new("confidence", point => float.IsNaN(board.Facts.Confidence[point]) ? null : board.Facts.Confidence[point]),
            new("choices", point => board.Facts.Choices[point]),
            .. board.Source.Vocabulary.Dimensions.Select((dimension, place) => new ExportColumn<int>(dimension.Key, point => board.Facts.Strength(point, place))),
        ]);
}
