using System.Numerics.Tensors;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Map;

/// <summary>A point near another one in many dimensions.</summary>
/// <param name="Point">Its number on the map.</param>
/// <param name="Similarity">Cosine, in [−1, 1].</param>
public sealed record NearPoint(int Point, double Similarity);

/// <summary>The points that are truly nearest to one, whatever the plane shows: every other point is compared.</summary>
public static class MapNeighbours
{
    public static IReadOnlyList<NearPoint> Of(
        TraitMap map, MapOptions options, MapSource source, int point, int most, CancellationToken cancellationToken)
    {
        var rows = MapRows.Of(
            source, options, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount });
        if (!rows.Points.AsSpan().SequenceEqual(map.Points))
        {
            throw new InvalidDataException("The stored map belongs to other traits. Compute it again.");
        }

        var similarities = new float[rows.Points.Length];
        Kernels.RowDots(rows.Values, rows.Row(point), similarities);
        similarities[point] = float.NegativeInfinity;
        var nearest = new int[most];
        var found = TopK.Select(similarities, nearest);
        return [.. nearest.Take(found).Select(other => new NearPoint(other, TensorPrimitives.Dot(rows.Row(point), rows.Row(other))))];
    }
}
