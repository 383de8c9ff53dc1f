using MLlm3Rec.Numerics;

namespace MLlm3Rec.Map;

/// <summary>Which points of a map that has too many are drawn: evenly across groups, every dimension, the same for a seed.</summary>
public static class DrawSample
{
    /// <param name="map">The map.</param>
    /// <param name="most">At most so many are drawn; at least the dimensions.</param>
    /// <param name="seed">Draws them.</param>
    /// <returns>Point numbers, ascending; all where they are few enough.</returns>
    public static int[] Of(TraitMap map, int most, int seed)
    {
        var all = Enumerable.Range(0, map.Count).ToArray();
        if (map.Count <= most)
        {
            return all;
        }

        var anchors = all.Where(point => map.Points[point].Kind == PointKind.Dimension).ToArray();
        var groups = all.Where(point => map.Points[point].Kind != PointKind.Dimension)
            .GroupBy(point => map.Groups[point])
            .OrderBy(group => group.Key)
            .ToArray();
        var (left, total) = (most - anchors.Length, groups.Sum(group => group.Count()));
        var drawn = new List<int>(anchors);
        foreach (var group in groups)
        {
            var members = group.ToArray();
            SplitMix64.Derive(seed, group.Key).Shuffle<int>(members);
            // Shares of what is left, so that rounding neither loses nor adds a point.
            var share = total == 0 ? 0 : (int)Math.Round((double)left * members.Length / total);
            drawn.AddRange(members.Take(share));
            (left, total) = (left - share, total - members.Length);
        }

        return [.. drawn.Order()];
    }
}
