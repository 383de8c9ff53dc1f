using MLlm3Rec.Datasets;
using MLlm3Rec.Projection;

namespace MLlm3Rec.Map;

/// <summary>One step of a user's way over the map.</summary>
/// <param name="Choices">So many choices had been made.</param>
/// <param name="Time">When the last of them was made, in Unix seconds, or null where the dataset has no times.</param>
/// <param name="X">Place on the map.</param>
/// <param name="Y">Place on the map.</param>
public sealed record TrailStep(int Choices, long? Time, float X, float Y);

/// <summary>How one user's motives moved: the growing history placed on the finished map, which stays as it is.</summary>
public static class MapTrail
{
    private const int MostSteps = 24;

    /// <param name="map">The map.</param>
    /// <param name="options">How it was made.</param>
    /// <param name="source">What it was made from.</param>
    /// <param name="user">The user's number.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Oldest first, at most 24 of evenly growing length; beginnings without a direction are left out.</returns>
    public static IReadOnlyList<TrailStep> Of(TraitMap map, MapOptions options, MapSource source, int user, CancellationToken cancellationToken)
    {
        var history = source.Dataset.HistoryMemory(user);
        var width = MapRows.WidthOf(source, options.Space);
        var (lengths, rows) = (new List<int>(), new List<float>());
        var steps = Math.Min(MostSteps, history.Length);
        for (var step = 1; step <= steps; step++)
        {
            var length = (int)Math.Ceiling((double)history.Length * step / steps);
            var row = new float[width];
            MapRows.WriteHistory(source, options.Space, history.Span[..length], row);
            if (row.AsSpan().ContainsAnyExcept(0f))
            {
                lengths.Add(length);
                rows.AddRange(row);
            }
        }

        var places = Place(map, options, source, [.. rows], cancellationToken);
        return [.. lengths.Select((length, step) => new TrailStep(length, TimeOf(history.Span[length - 1]), places[2 * step], places[2 * step + 1]))];
    }

    private static float[] Place(TraitMap map, MapOptions options, MapSource source, float[] added, CancellationToken cancellationToken)
    {
        var umap = TraitMap.UmapOptionsOf(options);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = umap.Threads, CancellationToken = cancellationToken };
        var rows = MapRows.Of(source, options, parallel);
        return options.Method == MapMethod.Pca
            ? PrincipalComponents.Of(rows.Values, rows.Dimensions, 2, options.Seed, parallel).Project(added, 2, parallel)
            : UmapPlacement.Place(
                new PlacedPoints(PointSet.Of(rows.Values, rows.Dimensions, DistanceMetric.Cosine), map.Places, umap), added, cancellationToken);
    }

    private static long? TimeOf(in Interaction choice) => choice.HasTime ? choice.Time : null;
}
