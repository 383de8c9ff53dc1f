namespace MLlm3Rec.Numerics;

/// <summary>The k largest entries of a row, largest first.</summary>
/// <remarks>
/// Equal values are ordered by index, the smaller first, so the result is one well-defined list. NaN and −∞ are never selected:
/// they mark places that may not appear, and fewer than k indices are returned where too few others exist.
/// A heap of k keeps the cost at O(n + m log k), m being the entries that beat the heap's weakest at their turn.
/// </remarks>
public static class TopK
{
    /// <param name="values">The row.</param>
    /// <param name="indices">Receives the selected indices; its length is k.</param>
    /// <returns>How many were selected.</returns>
    public static int Select(ReadOnlySpan<float> values, Span<int> indices)
    {
        if (indices.IsEmpty)
        {
            return 0;
        }

        var count = 0;
        var weakest = float.NegativeInfinity;
        for (var index = 0; index < values.Length; index++)
        {
            // Later entries have the larger index, so an equal value cannot displace; NaN fails every comparison.
            if (!(values[index] > weakest))
            {
                continue;
            }

            if (count < indices.Length)
            {
                indices[count++] = index;
                SiftUp(values, indices, count - 1);
            }
            else
            {
                indices[0] = index;
                SiftDown(values, indices[..count], 0);
            }

            weakest = count == indices.Length ? values[indices[0]] : float.NegativeInfinity;
        }

        SortDescending(values, indices[..count]);
        return count;
    }

    /// <summary>True where <paramref name="left"/> belongs behind <paramref name="right"/>.</summary>
    private static bool Weaker(ReadOnlySpan<float> values, int left, int right) =>
        values[left] < values[right] || (values[left] == values[right] && left > right);

    private static void SiftUp(ReadOnlySpan<float> values, Span<int> heap, int child)
    {
        while (child > 0)
        {
            var parent = (child - 1) / 2;
            if (!Weaker(values, heap[child], heap[parent]))
            {
                return;
            }

            (heap[child], heap[parent]) = (heap[parent], heap[child]);
            child = parent;
        }
    }

    private static void SiftDown(ReadOnlySpan<float> values, Span<int> heap, int parent)
    {
        while (true)
        {
            var child = 2 * parent + 1;
            if (child >= heap.Length)
            {
                return;
            }

            if (child + 1 < heap.Length && Weaker(values, heap[child + 1], heap[child]))
            {
                child++;
            }

            if (!Weaker(values, heap[child], heap[parent]))
            {
                return;
            }

            (heap[child], heap[parent]) = (heap[parent], heap[child]);
            parent = child;
        }
    }

    private static void SortDescending(ReadOnlySpan<float> values, Span<int> heap)
    {
        for (var last = heap.Length - 1; last > 0; last--)
        {
            (heap[0], heap[last]) = (heap[last], heap[0]);
            SiftDown(values, heap[..last], 0);
        }
    }
}
