using System.Numerics;

namespace MLlm3Rec.Numerics.Sparse;

/// <summary>The largest entries of rows in the making, columns ascending.</summary>
/// <remarks>
/// An entry is one number, its value above the complement of its column, so that all differ and the order of equal values is settled:
/// the smaller column first. The k largest are parted from the rest by Hoare's selection, in O(n), and put in order by marking their
/// columns in a row of bits.
/// </remarks>
/// <param name="columns">Number of columns.</param>
internal sealed class RowSelection(int columns)
{
    private const int Few = 16;

    private readonly ulong[] entries = new ulong[columns];
    private readonly ulong[] marks = new ulong[(columns + 63) / 64];

    /// <summary>Takes the row out of the sums, which are empty afterwards. Zeros are left out.</summary>
    public (int[] Columns, float[] Values) Take(RowSums sums, int keep)
    {
        var count = 0;
        foreach (var column in sums.Columns)
        {
            entries[count] = Entry(sums[column], column);
            count += sums[column] == 0 ? 0 : 1;
        }

        var kept = Math.Min(count, keep);
        if (kept < count)
        {
            Part(entries.AsSpan(0, count), kept);
        }

        foreach (var entry in entries.AsSpan(0, kept))
        {
            var column = ~(uint)entry;
            marks[column >> 6] |= 1UL << (int)column;
        }

        var row = (new int[kept], new float[kept]);
        Read(sums, row);
        sums.Clear();
        return row;
    }

    /// <summary>Larger floats make larger numbers, below zero too.</summary>
    private static ulong Entry(float value, int column)
    {
        var bits = BitConverter.SingleToInt32Bits(value);
        return ((ulong)(uint)(bits ^ ((bits >> 31) | int.MinValue)) << 32) | ~(uint)column;
    }

    /// <summary>Brings the <paramref name="first"/> largest to the front, in any order.</summary>
    private static void Part(Span<ulong> all, int first)
    {
        var (low, high) = (0, all.Length - 1);
        while (high - low >= Few)
        {
            var pivot = Middle(all[low], all[(low + high) >>> 1], all[high]);
            var (left, right) = (low, high);
            while (left <= right)
            {
                while (all[left] > pivot)
                {
                    left++;
                }

                while (all[right] < pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (all[left], all[right]) = (all[right], all[left]);
                    (left, right) = (left + 1, right - 1);
                }
            }

            if (first <= right)
            {
                high = right;
            }
            else if (first >= left)
            {
                low = left;
            }
            else
            {
                return;
            }
        }

        var rest = all.Slice(low, high - low + 1);
        rest.Sort();
        rest.Reverse();
    }

    private static ulong Middle(ulong a, ulong b, ulong c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    /// <summary>Reads the marked columns in their order, and wipes the marks.</summary>
    private void Read(RowSums sums, (int[] Columns, float[] Values) row)
    {
        var place = 0;
        for (var word = 0; place < row.Columns.Length; word++)
        {
            for (var rest = marks[word]; rest != 0; rest &= rest - 1, place++)
            {
                var column = (word << 6) | BitOperations.TrailingZeroCount(rest);
                (row.Columns[place], row.Values[place]) = (column, sums[column]);
            }

            marks[word] = 0;
        }
    }
}
