using System.Numerics;

namespace MLlm3Rec.Datasets;

/// <summary>How many users have a history of <paramref name="From"/> to <paramref name="To"/> interactions, both included.</summary>
public sealed record HistogramBin(int From, int To, int Users)
{
    /// <summary>Bins double: 1, 2, 3–4, 5–8, 9–16 … Lengths are spread over orders of magnitude in every public dataset.</summary>
    public static (int From, int To) Bounds(int bin) => bin == 0 ? (1, 1) : ((1 << (bin - 1)) + 1, 1 << bin);

    /// <summary>Bin of a length ≥ 1: ⌈log2 length⌉.</summary>
    public static int BinOf(int length) => BitOperations.Log2((uint)(length - 1) * 2 + 1);

    public static IReadOnlyList<HistogramBin> Of(IEnumerable<int> lengths)
    {
        var users = new List<int>();
        foreach (var length in lengths.Where(length => length > 0))
        {
            var bin = BinOf(length);
            while (users.Count <= bin)
            {
                users.Add(0);
            }

            users[bin]++;
        }

        return [.. users.Select((count, bin) => new HistogramBin(Bounds(bin).From, Bounds(bin).To, count))];
    }
}
