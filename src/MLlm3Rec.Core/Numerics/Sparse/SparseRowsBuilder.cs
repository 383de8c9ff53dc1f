namespace MLlm3Rec.Numerics.Sparse;

/// <summary>Collects the rows of a <see cref="SparseRows"/> from sums, keeping the largest of each row; columns ascend.</summary>
/// <remarks>
/// Rows may be computed in any order and on several threads, each thread with sums of its own:
/// the result depends only on what the rows hold.
/// </remarks>
public static class SparseRowsBuilder
{
    /// <summary>Computes one row.</summary>
    /// <param name="row">Which row.</param>
    /// <param name="sums">Empty on entry.</param>
    public delegate void FillRow(int row, RowSums sums);

    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="keep">At most so many entries per row, the largest; equal values by column, the smaller first.</param>
    /// <param name="fill">Computes a row; called from several threads.</param>
    /// <param name="cancellationToken">Checked between rows.</param>
    public static SparseRows Build(int rows, int columns, int keep, FillRow fill, CancellationToken cancellationToken) =>
        Build(
            rows,
            columns,
            keep,
            fill,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount });

    /// <inheritdoc cref="Build(int, int, int, FillRow, CancellationToken)"/>
    public static SparseRows Build(int rows, int columns, int keep, FillRow fill, ParallelOptions parallel)
    {
        var parts = new (int[] Columns, float[] Values)[rows];
        Parallel.For(0, rows, parallel, () => (Sums: new RowSums(columns), Selection: new RowSelection(columns)), (row, _, own) =>
        {
            fill(row, own.Sums);
            parts[row] = own.Selection.Take(own.Sums, keep);
            return own;
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
}
