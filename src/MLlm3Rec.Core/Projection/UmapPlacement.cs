using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Projection;

/// <summary>Places new points on a finished map without moving it.</summary>
/// <remarks>
/// A new point starts at the mean of its nearest old points, weighted by membership, and is then laid out against the old ones, which hold still,
/// with a quarter of the usual step. Where it lands depends on the point, the map and the seed, not on the company it comes in.
/// Source: the transform of UMAP's own implementation (umap-learn).
/// </remarks>
public static class UmapPlacement
{
    private const float FirstStep = 0.25f;

    /// <param name="map">The finished map: its points, where they lie, and how it was made.</param>
    /// <param name="rows">[new points × the map's dimensions].</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>[new points × 2].</returns>
    public static float[] Place(PlacedPoints map, ReadOnlySpan<float> rows, CancellationToken cancellationToken)
    {
        var added = map.Points.With(rows);
        if (added.Count == 0)
        {
            return [];
        }

        var k = Math.Min(map.Options.Neighbours, map.Points.Count);
        var neighbours = ExactNeighbours.Between(added, map.Points, k, map.Options.Parallel(cancellationToken));
        var memberships = FuzzyGraph.Memberships(neighbours, k);
        var places = new float[2 * added.Count + map.Places.Length];
        map.Places.CopyTo(places, 2 * added.Count);
        for (var point = 0; point < added.Count; point++)
        {
            Start(point, neighbours.IndicesOf(point), memberships.AsSpan(point * k, k), map.Places, places);
        }

        var graph = new SparseRows(places.Length / 2, [.. Enumerable.Range(0, added.Count + 1).Select(point => point * k)],
            Array.ConvertAll(neighbours.Indices, index => index + added.Count), memberships);
        var plan = new LayoutPlan(map.Points.Count <= 10_000 ? 100 : 30, FirstStep, Pulls: 1, FirstDrawn: added.Count);
        new UmapLayout(graph, UmapCurve.Fit(map.Options.MinimumDistance), map.Options, plan).Run(places, _ => { }, cancellationToken);
        return places[..(2 * added.Count)];
    }

    private static void Start(int point, ReadOnlySpan<int> neighbours, ReadOnlySpan<float> weights, float[] old, float[] places)
    {
        var (x, y, sum) = (0f, 0f, 0f);
        for (var place = 0; place < neighbours.Length; place++)
        {
            x += weights[place] * old[2 * neighbours[place]];
            y += weights[place] * old[2 * neighbours[place] + 1];
            sum += weights[place];
        }

        (places[2 * point], places[2 * point + 1]) = (x / sum, y / sum);
    }
}

/// <summary>A finished map as far as placing others on it needs it.</summary>
/// <param name="Points">In many dimensions.</param>
/// <param name="Places">[points × 2].</param>
/// <param name="Options">How it was made.</param>
public sealed record PlacedPoints(PointSet Points, float[] Places, UmapOptions Options);
