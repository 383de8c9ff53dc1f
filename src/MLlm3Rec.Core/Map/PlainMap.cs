using System.Diagnostics;
using System.Numerics.Tensors;
using MLlm3Rec.Projection;

namespace MLlm3Rec.Map;

/// <summary>A map of points that come from elsewhere and stand for nothing we know.</summary>
/// <param name="Places">[points × 2].</param>
/// <param name="Groups">Per point, its group, numbered by falling size.</param>
/// <param name="Quality">How much of the neighbourhoods is kept.</param>
/// <param name="Elapsed">Time for the places alone.</param>
public sealed record PlainMap(float[] Places, int[] Groups, MapQuality Quality, TimeSpan Elapsed)
{
    /// <param name="points">The points.</param>
    /// <param name="metric">What makes them near.</param>
    /// <param name="options">Method, neighbours, least distance, groups and seed count; the others speak of datasets.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static PlainMap Make(NpyFile points, DistanceMetric metric, MapOptions options, CancellationToken cancellationToken)
    {
        var scale = ScaleOf(points.Values);
        if (scale != 1)
        {
            var map = Make(points with { Values = Array.ConvertAll(points.Values, value => value * scale) }, metric, options, cancellationToken);
            return options.Method == MapMethod.Umap ? map : map with { Places = Array.ConvertAll(map.Places, place => place / scale) };
        }

        var umap = TraitMap.UmapOptionsOf(options);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = umap.Threads, CancellationToken = cancellationToken };
        var started = Stopwatch.GetTimestamp();
        var places = options.Method == MapMethod.Umap
            ? UmapMap.Of(points.Values, points.Columns, metric, umap, _ => { }, cancellationToken).Places
            : PrincipalComponents.Of(points.Values, points.Columns, 2, options.Seed, parallel).Project(points.Values, 2, parallel);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var set = PointSet.Of(points.Values, points.Columns, metric);
        return new PlainMap(
            places,
            KMeans.Of(set, options.Clusters, options.Seed, parallel).Groups,
            MapQuality.Of(set, places, k: 15, options.Seed, parallel),
            elapsed);
    }

    /// <summary>Brings numbers whose squares no float holds near 1; a power of two, so that nothing is rounded.</summary>
    private static float ScaleOf(float[] values)
    {
        var largest = TensorPrimitives.MaxMagnitude<float>(values);
        return largest is 0 or (> 1e-15f and < 1e15f) || !float.IsFinite(largest) ? 1 : MathF.ScaleB(1, Math.Clamp(-MathF.ILogB(largest), -126, 126));
    }
}
