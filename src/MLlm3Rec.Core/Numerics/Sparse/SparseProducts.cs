using System.Numerics.Tensors;

namespace MLlm3Rec.Numerics.Sparse;

/// <summary>Sparse matrix times dense matrix, one row of the result per task, so that the result does not depend on the number of threads.</summary>
public static class SparseProducts
{
    /// <summary>The product on as many threads as there are processors.</summary>
    public static void Times(SparseRows matrix, float[] x, float[] product, int columns, CancellationToken cancellationToken) =>
        Times(
            matrix,
            x,
            product,
            columns,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount });

    /// <summary>product = matrix · x, where x is row-major [matrix.ColumnCount × columns] and product [matrix.RowCount × columns].</summary>
    public static void Times(SparseRows matrix, float[] x, float[] product, int columns, ParallelOptions parallel) =>
        Parallel.For(0, matrix.RowCount, parallel, row =>
        {
            var sum = product.AsSpan(row * columns, columns);
            sum.Clear();
            var places = matrix.ColumnsOf(row);
            var values = matrix.ValuesOf(row);
            for (var entry = 0; entry < places.Length; entry++)
            {
                TensorPrimitives.MultiplyAdd(x.AsSpan(places[entry] * columns, columns), values[entry], sum, sum);
            }
        });
}
