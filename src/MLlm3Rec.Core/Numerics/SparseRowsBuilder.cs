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
    public static SparseRows Build(int rows, int columns, int keep, FillRow fill, CancellationToken cancellationToken) =>
        Build(rows, columns, keep, fill, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount });

    /// <inheritdoc cref="Build(int, int, int, FillRow, CancellationToken)"/>
    public static SparseRows Build(int rows, int columns, int keep, FillRow fill, ParallelOptions parallel)
    {
        var parts = new (int[] Columns, float[] Values)[rows];
        Parallel.For(0, rows, parallel, () => new Scratch(columns), (row, _, scratch) =>
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
        /// <summary>Above one touched column in so many, a look at the whole row is cheaper than sorting what was touched.</summary>
        private const int Crowded = 16;

        private float[] values = new float[64];
        private int[] ascending = new int[64];

        public float[] Dense { get; } = new float[columns];

        public List<int> Touched { get; } = [];

        public (int[] Columns, float[] Values) Take(int keep)
        {
            var count = Gather();
            var kept = ascending.AsSpan(0, count);
            if (count > keep)
            {
                var places = new int[keep];
                TopK.Select(values.AsSpan(0, count), places);
                places.AsSpan().Sort();
                kept = Array.ConvertAll(places, place => ascending[place]);
            }

            var row = (kept.ToArray(), new float[kept.Length]);
            for (var place = 0; place < kept.Length; place++)
            {
                row.Item2[place] = Dense[kept[place]];
            }

            Clear();
            return row;
        }

        /// <summary>Touched columns, ascending, with their values.</summary>
        private int Gather()
        {
            var count = Touched.Count;
            if (ascending.Length < count)
            {
                ascending = new int[2 * count];
                values = new float[2 * count];
            }

            if (count > columns / Crowded)
            {
                count = 0;
                for (var column = 0; column < columns; column++)
                {
                    if (Dense[column] != 0)
                    {
                        ascending[count++] = column;
                    }
                }
            }
            else
            {
                Touched.CopyTo(ascending);
                ascending.AsSpan(0, count).Sort();
            }

            for (var place = 0; place < count; place++)
            {
                values[place] = Dense[ascending[place]];
            }

            return count;
        }

        private void Clear()
        {
            foreach (var column in Touched)
            {
                Dense[column] = 0;
            }

            Touched.Clear();
        }
    }
}
