using System.Numerics.Tensors;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Projection;

/// <summary>Points on a plane whose neighbours are, as far as a plane allows, their neighbours in many dimensions (UMAP).</summary>
/// <remarks>
/// Nearest neighbours → fuzzy graph → principal components as a start, scaled to 10 → layout. The start is deterministic and keeps the large picture
/// in place (Kobak and Linderman 2021, doi:10.1038/s41587-020-00809-z). Deterministic for a seed, whatever the number of threads.
/// Source: McInnes, Healy and Melville 2018, arXiv 1802.03426.
/// </remarks>
/// <param name="Points">What was projected.</param>
/// <param name="Places">[points × 2], row-major.</param>
/// <param name="Neighbours">The neighbours in many dimensions that it was made from.</param>
/// <param name="Options">How it was made.</param>
public sealed record UmapMap(PointSet Points, float[] Places, NeighbourTable Neighbours, UmapOptions Options)
{
    private const float StartSize = 10;

    /// <summary>Points that start at one place must be able to part.</summary>
    private const double StartNoise = 1e-3;

    public static UmapMap Of(
        float[] rows,
        int dimensions,
        DistanceMetric metric,
        UmapOptions options,
        Action<ProjectionProgress> progress,
        CancellationToken cancellationToken)
    {
        var points = PointSet.Of(rows, dimensions, metric);
        var parallel = options.Parallel(cancellationToken);
        if (points.Count < 4)
        {
            throw new ArgumentException($"A map needs at least 4 points, not {points.Count}.", nameof(rows));
        }

        var k = Math.Min(options.Neighbours, points.Count) - 1;
        progress(new ProjectionProgress("Find neighbours", 0, 1));
        var neighbours = NearestNeighbours.Of(points, k, options.Seed, parallel);
        var graph = FuzzyGraph.Of(neighbours, k + 1);
        var places = StartOf(rows, dimensions, metric, options, parallel);
        var epochs = options.EpochsFor(points.Count);
        var layout = new UmapLayout(graph, UmapCurve.Fit(options.MinimumDistance), options, new LayoutPlan(epochs, Step: 1, Pulls: 2, FirstDrawn: 0));
        layout.Run(places, done => progress(new ProjectionProgress("Lay out", done, epochs)), cancellationToken);
        return new UmapMap(points, places, neighbours, options);
    }

    private static float[] StartOf(float[] rows, int dimensions, DistanceMetric metric, UmapOptions options, ParallelOptions parallel)
    {
        var measured = metric == DistanceMetric.Cosine ? UnitRows(rows, dimensions) : rows;
        var places = PrincipalComponents.Of(measured, dimensions, components: 2, options.Seed, parallel).Project(measured, width: 2, parallel);
        var largest = MathF.Abs(TensorPrimitives.MaxMagnitude<float>(places));
        var scale = largest > 0 ? StartSize / largest : 1;
        var random = SplitMix64.Derive(options.Seed, -1);
        for (var place = 0; place < places.Length; place++)
        {
            places[place] = places[place] * scale + (float)(StartNoise * random.NextGaussian());
        }

        return places;
    }

    private static float[] UnitRows(float[] rows, int dimensions)
    {
        var unit = rows.ToArray();
        for (var start = 0; start < unit.Length; start += dimensions)
        {
            Kernels.Normalize(unit.AsSpan(start, dimensions));
        }

        return unit;
    }
}

/// <summary>So many of a step's total are done.</summary>
public sealed record ProjectionProgress(string Step, int Done, int Total);
