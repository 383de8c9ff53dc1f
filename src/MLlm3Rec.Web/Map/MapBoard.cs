using MLlm3Rec.Datasets;
using MLlm3Rec.Map;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Storage.Map;

namespace MLlm3Rec.Web.Map;

/// <summary>An open map: places, facts and what it was made from. About 80 bytes a point beside what the dataset's fitted dataset holds
/// anyway.</summary>
/// <param name="Stored">The map as stored.</param>
/// <param name="Source">What it was made from.</param>
/// <param name="Facts">What is known of its points.</param>
public sealed record MapBoard(StoredMap Stored, MapSource Source, MapFacts Facts)
{
    public TraitMap Map => Stored.Map;

    public int Count => Map.Count;

    public string NameOf(int point) => Map.Points[point].NameIn(Source).Name;

    public string IdOf(int point) => Map.Points[point].NameIn(Source).Id;

    public bool Has(int point) => point >= 0 && point < Count;

    /// <summary>The points whose name or id contains a text, names that begin with it first; none for an empty text.</summary>
    public IReadOnlyList<int> Find(string text, int most)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            return [];
        }

        var found = new List<(int Point, int At)>();
        for (var point = 0; point < Count; point++)
        {
            var (id, name) = Map.Points[point].NameIn(Source);
            var at = name.IndexOf(text, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 || id.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                found.Add((point, at < 0 ? int.MaxValue : at));
            }
        }

        return [.. found.OrderBy(hit => hit.At).ThenBy(hit => hit.Point).Take(most).Select(hit => hit.Point)];
    }

    /// <summary>The point of a user, item or dimension of that id; −1 where the map has none.</summary>
    public int PointOf(PointKind kind, string id)
    {
        var index = kind switch
        {
            PointKind.User => Source.Dataset.TryFindUser(new UserId(id), out var user) ? user : -1,
            PointKind.Item => Source.Dataset.TryFindItem(new ItemId(id), out var item) ? item : -1,
            _ => Source.Vocabulary.IndexOf(id),
        };
        return index < 0 ? -1 : Array.IndexOf(Map.Points, new MapPoint(kind, index));
    }

    /// <summary>The point that an address names, or −1.</summary>
    public int PointNamed(string? name) =>
        name?.Split(':', 2) is [var kind, var id] && Enum.TryParse<PointKind>(kind, ignoreCase: true, out var known) ? PointOf(known, id) : -1;

    /// <summary>Points as a file; null for all.</summary>
    public Func<CancellationToken, ExportTable> Export(IReadOnlyList<int>? points = null) => _ => MapTables.Points(Source, Map, Facts, points);

    public Selection Select(IEnumerable<int> points) =>
        Selection.Of(points.Select(point => Map.Points[point]), Source.Dataset.Users.Count, Source.Dataset.Items.Count);
}
