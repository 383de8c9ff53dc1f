using MLlm3Rec.Projection;

namespace MLlm3Rec.Map;

/// <summary>Users, items and dimensions on a plane, in groups with names, and how much of the truth the plane keeps.</summary>
/// <param name="Points">What each point stands for.</param>
/// <param name="Places">[points × 2].</param>
/// <param name="Groups">Per point, its group in [0, number of names).</param>
/// <param name="GroupNames">By falling size; what sets each group apart, in words.</param>
/// <param name="Quality">How much of the neighbourhoods is kept.</param>
/// <param name="Omitted">Users and items that had no direction and are not shown.</param>
public sealed record TraitMap(MapPoint[] Points, float[] Places, byte[] Groups, IReadOnlyList<string> GroupNames, MapQuality Quality, int Omitted)
{
    public int Count => Points.Length;

    /// <summary>Who named the groups, e.g. a model at a connection; null for what sets them apart, as found by <see cref="GroupNaming"/>.</summary>
    public string? NamedBy { get; init; }

    /// <summary>Neighbours, layout, groups and their names. Takes seconds to minutes: call it off the caller's thread.</summary>
    /// <exception cref="ArgumentException">There is too little to show.</exception>
    public static TraitMap Make(MapSource source, MapOptions options, Action<ProjectionProgress> progress, CancellationToken cancellationToken)
    {
        options.Validated();
        var umap = UmapOptionsOf(options);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = umap.Threads, CancellationToken = cancellationToken };
        progress(new ProjectionProgress("Gather points", 0, 1));
        var rows = MapRows.Of(source, options, parallel);
        var places = options.Method == MapMethod.Umap
            ? UmapMap.Of(rows.Values, rows.Dimensions, DistanceMetric.Cosine, umap, progress, cancellationToken).Places
            : PrincipalComponents.Of(rows.Values, rows.Dimensions, 2, options.Seed, parallel).Project(rows.Values, 2, parallel);
        var points = PointSet.Of(rows.Values, rows.Dimensions, DistanceMetric.Cosine);
        progress(new ProjectionProgress("Find groups", 0, 1));
        var groups = Array.ConvertAll(KMeans.Of(points, options.Clusters, options.Seed, parallel).Groups, group => (byte)group);
        var facts = MapFacts.Of(source, rows.Points, cancellationToken);
        var names = GroupNaming.Of(GroupNaming.Sketch(source, rows.Points, groups, facts, cancellationToken));
        progress(new ProjectionProgress("Measure what the map keeps", 0, 1));
        return new TraitMap(rows.Points, places, groups, names, MapQuality.Of(points, places, k: 15, options.Seed, parallel), rows.Omitted);
    }

    internal static UmapOptions UmapOptionsOf(MapOptions options) =>
        new() { Neighbours = options.Neighbours, MinimumDistance = options.MinimumDistance, Seed = options.Seed };
}
