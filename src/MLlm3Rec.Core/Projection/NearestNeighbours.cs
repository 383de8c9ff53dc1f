namespace MLlm3Rec.Projection;

/// <summary>The nearest neighbours of every point, by the quicker of two ways.</summary>
public static class NearestNeighbours
{
    /// <summary>Up to so many points every pair is compared: that is exact, and no slower.</summary>
    public const int ExactUpTo = 8192;

    public static NeighbourTable Of(PointSet points, int k, int seed, ParallelOptions parallel) =>
        points.Count <= ExactUpTo ? ExactNeighbours.Of(points, k, parallel) : NeighbourDescent.Of(points, k, seed, parallel);
}
