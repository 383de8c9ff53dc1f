namespace MLlm3Rec.Numerics;

/// <summary>The nearest sequence that never falls.</summary>
/// <remarks>
/// Minimises Σ (x − y)² over ascending y by pooling neighbours that fall into their mean; O(n).
/// Source: Ayer et al. 1955, doi:10.1214/aoms/1177728423 (pool adjacent violators).
/// </remarks>
public static class Monotone
{
    public static void Project(Span<float> values)
    {
        Span<(float Sum, int Count)> pools = values.Length <= 64 ? stackalloc (float, int)[values.Length] : new (float, int)[values.Length];
        var pooled = 0;
        foreach (var value in values)
        {
            pools[pooled++] = (value, 1);
            while (pooled > 1 && pools[pooled - 2].Sum * pools[pooled - 1].Count > pools[pooled - 1].Sum * pools[pooled - 2].Count)
            {
                pooled--;
                pools[pooled - 1] = (pools[pooled - 1].Sum + pools[pooled].Sum, pools[pooled - 1].Count + pools[pooled].Count);
            }
        }

        var place = 0;
        foreach (var (sum, count) in pools[..pooled])
        {
            values.Slice(place, count).Fill(sum / count);
            place += count;
        }
    }
}
