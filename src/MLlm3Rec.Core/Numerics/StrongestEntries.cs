using System.Numerics.Tensors;

namespace MLlm3Rec.Numerics;

/// <summary>A dense matrix thinned out: of each row the entries that are largest in absolute value.</summary>
public static class StrongestEntries
{
    /// <summary>Computes one row of the dense matrix.</summary>
    public delegate void FillRow(int row, Span<float> entries);

    /// <param name="size">Rows and columns.</param>
    /// <param name="keep">At most so many entries per row; equal ones by column, the smaller first. Zeros are never kept.</param>
    /// <param name="fill">Called from several threads.</param>
    /// <param name="parallel">Threads, which change no result, and cancellation.</param>
    public static SparseRows Of(int size, int keep, FillRow fill, ParallelOptions parallel)
    {
        var width = Math.Min(keep, size);
        var columns = new int[(long)size * width];
        var values = new float[(long)size * width];
        var counts = new int[size];
        Parallel.For(0, size, parallel, () => (Row: new float[size], Strength: new float[size]), (row, _, scratch) =>
        {
            fill(row, scratch.Row);
            TensorPrimitives.Abs(scratch.Row, scratch.Strength);
            scratch.Strength.AsSpan().Replace(0, float.NaN);
            var kept = columns.AsSpan(row * width, width);
            counts[row] = TopK.Select(scratch.Strength, kept);
            kept = kept[..counts[row]];
            kept.Sort();
            for (var place = 0; place < kept.Length; place++)
            {
                values[row * width + place] = scratch.Row[kept[place]];
            }

            return scratch;
        }, _ => { });
        return Close(size, width, columns, values, counts);
    }

    /// <summary>Moves the rows together.</summary>
    private static SparseRows Close(int size, int width, int[] columns, float[] values, int[] counts)
    {
        var offsets = new int[size + 1];
        for (var row = 0; row < size; row++)
        {
            columns.AsSpan(row * width, counts[row]).CopyTo(columns.AsSpan(offsets[row]));
            values.AsSpan(row * width, counts[row]).CopyTo(values.AsSpan(offsets[row]));
            offsets[row + 1] = offsets[row] + counts[row];
        }

        return offsets[size] == columns.Length
            ? new SparseRows(size, offsets, columns, values)
            : new SparseRows(size, offsets, columns[..offsets[size]], values[..offsets[size]]);
    }
}
