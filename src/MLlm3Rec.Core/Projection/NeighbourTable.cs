namespace MLlm3Rec.Projection;

/// <summary>The nearest other points of every point, nearest first; equal distances in the order of their numbers.</summary>
/// <param name="K">Neighbours per point.</param>
/// <param name="Indices">[points × k], row-major.</param>
/// <param name="Distances">[points × k], ascending inside a row.</param>
public sealed record NeighbourTable(int K, int[] Indices, float[] Distances)
{
    public int Count => K == 0 ? 0 : Indices.Length / K;

    public ReadOnlySpan<int> IndicesOf(int point) => Indices.AsSpan(point * K, K);

    public ReadOnlySpan<float> DistancesOf(int point) => Distances.AsSpan(point * K, K);

    /// <summary>The share of another table's neighbours that this one has too: how much of the truth a quick search found. In [0, 1].</summary>
    public double Recall(NeighbourTable truth)
    {
        var found = 0L;
        for (var point = 0; point < truth.Count; point++)
        {
            var mine = IndicesOf(point);
            foreach (var neighbour in truth.IndicesOf(point))
            {
                found += mine.Contains(neighbour) ? 1 : 0;
            }
        }

        return truth.Indices.Length == 0 ? 1 : (double)found / truth.Indices.Length;
    }
}
