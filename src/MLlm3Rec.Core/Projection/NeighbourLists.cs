namespace MLlm3Rec.Projection;

/// <summary>The best neighbours found so far, per point, while several threads look.</summary>
/// <remarks>
/// A list holds the k smallest of all distinct (key, number) pairs offered to it. That set does not depend on the order of the offers, so neither
/// threads nor blocks can change a result; it only needs the same pair to come with the same key each time.
/// </remarks>
internal sealed class NeighbourLists
{
    private readonly int[] gates;
    private readonly int[] indices;
    private readonly float[] keys;
    private readonly bool[] fresh;

    public NeighbourLists(int points, int k)
    {
        K = k;
        gates = new int[points];
        indices = new int[points * k];
        keys = new float[points * k];
        fresh = new bool[points * k];
        Array.Fill(indices, -1);
        Array.Fill(keys, float.PositiveInfinity);
    }

    public int K { get; }

    public int Count => gates.Length;

    /// <summary>Only a smaller key (or an equal one with a smaller number) can enter the list.</summary>
    public float Worst(int point) => Volatile.Read(ref keys[point * K + K - 1]);

    public ReadOnlySpan<int> IndicesOf(int point) => indices.AsSpan(point * K, K);

    public ReadOnlySpan<float> KeysOf(int point) => keys.AsSpan(point * K, K);

    /// <summary>Per place: entered since it was last looked at.</summary>
    public Span<bool> FreshOf(int point) => fresh.AsSpan(point * K, K);

    public long CountFresh() => fresh.LongCount(isFresh => isFresh);

    /// <summary>Offers a neighbour that is not the point itself.</summary>
    public void Offer(int point, int neighbour, float key)
    {
        if (key > Worst(point))
        {
            return;
        }

        var waiting = new SpinWait();
        while (Interlocked.CompareExchange(ref gates[point], 1, 0) != 0)
        {
            waiting.SpinOnce();
        }

        Insert(point, neighbour, key);
        Volatile.Write(ref gates[point], 0);
    }

    public NeighbourTable ToTable(PointSet points, int k)
    {
        var chosen = new int[Count * k];
        var distances = new float[Count * k];
        for (var point = 0; point < Count; point++)
        {
            IndicesOf(point)[..k].CopyTo(chosen.AsSpan(point * k));
            for (var place = 0; place < k; place++)
            {
                distances[point * k + place] = points.Distance(keys[point * K + place]);
            }
        }

        return new NeighbourTable(k, chosen, distances);
    }

    private void Insert(int point, int neighbour, float key)
    {
        var (start, last) = (point * K, point * K + K - 1);
        if (key > keys[last] || (key == keys[last] && neighbour > indices[last]) || IndicesOf(point).Contains(neighbour))
        {
            return;
        }

        var place = last;
        while (place > start && (key < keys[place - 1] || (key == keys[place - 1] && neighbour < indices[place - 1])))
        {
            (keys[place], indices[place], fresh[place]) = (keys[place - 1], indices[place - 1], fresh[place - 1]);
            place--;
        }

        (keys[place], indices[place], fresh[place]) = (key, neighbour, true);
    }
}
