using System.Runtime.InteropServices;

namespace MLlm3Rec.Numerics;

/// <summary>Collects the rows of a <see cref="SparseRows"/> from dense accumulators, keeping the largest of each row.</summary>
/// <remarks>
/// Rows may be computed in any order and on several threads, each thread with an accumulator of its own:
/// the result depends only on what the rows hold.
/// </remarks>
public static class SparseRowsBuilder
{
    /// <summary>Fills one dense row and names the columns it touched.</summary>
    /// <param name="row">Which row.</param>
    /// <param name="dense">All zero on entry; the builder clears what is in <paramref name="touched"/> afterwards.</param>
    /// <param name="touched">Empty on entry; must name every column written, once.</param>
    public delegate void FillRow(int row, Span<float> dense, List<int> touched);

    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="keep">At most so many entries per row, the largest; equal values by column, the smaller first.</param>
    /// <param name="fill">Computes a row; called from several threads.</param>
    /// <param name="cancellationToken">Checked between rows.</param>
    public static SparseRows Build(int rows, int columns, int keep, FillRow fill, CancellationToken cancellationToken)
    {
        var parts = new (int[] Columns, float[] Values)[rows];
        Parallel.For(0, rows, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, () => new Scratch(columns), (row, _, scratch) =>
        {
            fill(row, scratch.Dense, scratch.Touched);
            parts[row] = scratch.Take(keep);
            return scratch;
        }, _ => { });
        return Concatenate(parts, columns);
    }

    private static SparseRows Concatenate((int[] Columns, float[] Values)[] parts, int columns)
    {
        var offsets = new int[parts.Length + 1];
        for (var row = 0; row < parts.Length; row++)
        {
            offsets[row + 1] = offsets[row] + parts[row].Columns.Length;
        }

        var allColumns = new int[offsets[^1]];
        var allValues = new float[offsets[^1]];
        for (var row = 0; row < parts.Length; row++)
        {
            parts[row].Columns.CopyTo(allColumns, offsets[row]);
            parts[row].Values.CopyTo(allValues, offsets[row]);
        }

        return new SparseRows(columns, offsets, allColumns, allValues);
    }

    private sealed class Scratch(int columns)
    {
        public float[] Dense { get; } = new float[columns];

        public List<int> Touched { get; } = [];

        public (int[] Columns, float[] Values) Take(int keep)
        {
            var touched = CollectionsMarshal.AsSpan(Touched);
            touched.Sort();
            return Clear(touched.Length > keep ? Largest(touched, keep) : touched.ToArray());
        }

        /// <summary>Columns of the largest entries, ascending.</summary>
        private int[] Largest(ReadOnlySpan<int> ascending, int keep)
        {
            var sorted = new float[ascending.Length];
            for (var place = 0; place < sorted.Length; place++)
            {
                sorted[place] = Dense[ascending[place]];
            }

            Array.Sort(sorted);
            var weakest = sorted[^keep];
            var room = keep - (sorted.Length - Array.FindLastIndex(sorted, value => value <= weakest) - 1);
            var kept = new int[keep];
            var count = 0;
            foreach (var column in ascending)
            {
                if (Dense[column] > weakest || (Dense[column] == weakest && room-- > 0))
                {
                    kept[count++] = column;
                }
            }

            return kept;
        }

        private (int[] Columns, float[] Values) Clear(int[] kept)
        {
            var values = Array.ConvertAll(kept, column => Dense[column]);
            foreach (var column in Touched)
            {
                Dense[column] = 0;
            }

            Touched.Clear();
            return (kept, values);
        }
    }
}
