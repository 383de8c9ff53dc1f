using System.Runtime.InteropServices;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Baselines.Text;

/// <summary>[items × terms]: how often each term occurs in the texts of each item; terms are numbered as they first occur.</summary>
internal static class TermCounts
{
    public static SparseRows Of(IReadOnlyList<Item> items, CancellationToken cancellationToken)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var offsets = new int[items.Count + 1];
        var columns = new List<int>();
        var values = new List<float>();
        var own = new Dictionary<int, float>();
        for (var item = 0; item < items.Count; item++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            own.Clear();
            foreach (var word in ItemTerms.Words(items[item]))
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, word, out var known);
                number = known ? number : numbers.Count - 1;
                CollectionsMarshal.GetValueRefOrAddDefault(own, number, out _)++;
            }

            columns.AddRange(own.Keys);
            values.AddRange(own.Values);
            offsets[item + 1] = columns.Count;
        }

        return new SparseRows(numbers.Count, offsets, [.. columns], [.. values]);
    }
}
