using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Projection;

/// <summary>How strongly each point belongs to the surroundings of each other: UMAP's weighted graph.</summary>
/// <remarks>
/// <para>A point's nearest neighbour belongs to it fully. Beyond that membership falls as exp(−(d − ρ) / σ), where ρ is the smallest positive
/// distance and σ is chosen such that the memberships of a row sum to log₂ k: every point has surroundings of the same weight, however dense they
/// are.</para>
/// <para>The two directions are united by w = a + b − a·b. Source: McInnes, Healy and Melville 2018, "UMAP", arXiv 1802.03426, algorithms 2 and 3.
/// σ is at least a thousandth of the row's mean distance, so that points which all but coincide stay soft.</para>
/// </remarks>
internal static class FuzzyGraph
{
    private const int Bisections = 64;
    private const double Exact = 1e-5;
    private const double LeastWidth = 1e-3;

    /// <summary>Memberships [points × k] of each point's neighbours, each in (0, 1].</summary>
    /// <param name="neighbours">The table.</param>
    /// <param name="surroundings">k with the point itself, whose logarithm the rows sum to.</param>
    public static float[] Memberships(NeighbourTable neighbours, int surroundings)
    {
        var memberships = new float[neighbours.Indices.Length];
        for (var point = 0; point < neighbours.Count; point++)
        {
            WriteRow(neighbours.DistancesOf(point), Math.Log2(surroundings), memberships.AsSpan(point * neighbours.K, neighbours.K));
        }

        return memberships;
    }

    /// <summary>The symmetric graph, columns ascending inside a row.</summary>
    public static SparseRows Of(NeighbourTable neighbours, int surroundings)
    {
        var offsets = new int[neighbours.Count + 1];
        for (var point = 0; point <= neighbours.Count; point++)
        {
            offsets[point] = point * neighbours.K;
        }

        var directed = new SparseRows(neighbours.Count, offsets, neighbours.Indices, Memberships(neighbours, surroundings));
        // Transposing twice sorts the columns.
        var backward = directed.Transpose();
        return Unite(backward.Transpose(), backward);
    }

    private static void WriteRow(ReadOnlySpan<float> distances, double target, Span<float> memberships)
    {
        var first = distances.IndexOfAnyExcept(0f);
        var nearest = first < 0 ? 0 : distances[first];
        var width = Math.Max(WidthOf(distances, nearest, target), LeastWidth * Mean(distances));
        for (var place = 0; place < distances.Length; place++)
        {
            var beyond = distances[place] - nearest;
            memberships[place] = beyond <= 0 || width == 0 ? 1 : (float)Math.Exp(-beyond / width);
        }
    }

    private static double WidthOf(ReadOnlySpan<float> distances, float nearest, double target)
    {
        var (low, high, width) = (0.0, double.PositiveInfinity, 1.0);
        for (var step = 0; step < Bisections; step++)
        {
            var sum = 0.0;
            foreach (var distance in distances)
            {
                sum += distance <= nearest ? 1 : Math.Exp(-(distance - nearest) / width);
            }

            if (Math.Abs(sum - target) < Exact)
            {
                break;
            }

            (low, high) = sum > target ? (low, width) : (width, high);
            width = double.IsInfinity(high) ? width * 2 : (low + high) / 2;
        }

        return width;
    }

    private static double Mean(ReadOnlySpan<float> distances)
    {
        var sum = 0.0;
        foreach (var distance in distances)
        {
            sum += distance;
        }

        return sum / Math.Max(1, distances.Length);
    }

    private static SparseRows Unite(SparseRows forward, SparseRows backward)
    {
        var offsets = new int[forward.RowCount + 1];
        var columns = new List<int>(2 * forward.Columns.Length);
        var values = new List<float>(2 * forward.Columns.Length);
        for (var row = 0; row < forward.RowCount; row++)
        {
            var here = forward.ColumnsOf(row);
            var there = backward.ColumnsOf(row);
            for (int i = 0, j = 0; i < here.Length || j < there.Length;)
            {
                var column = Math.Min(i < here.Length ? here[i] : int.MaxValue, j < there.Length ? there[j] : int.MaxValue);
                var a = i < here.Length && here[i] == column ? forward.ValuesOf(row)[i++] : 0;
                var b = j < there.Length && there[j] == column ? backward.ValuesOf(row)[j++] : 0;
                columns.Add(column);
                values.Add(a + b - a * b);
            }

            offsets[row + 1] = columns.Count;
        }

        return new SparseRows(forward.ColumnCount, offsets, [.. columns], [.. values]);
    }
}
