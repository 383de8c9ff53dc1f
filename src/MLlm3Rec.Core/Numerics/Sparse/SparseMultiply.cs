namespace MLlm3Rec.Numerics.Sparse;

/// <summary>Product of two sparse matrices, the largest entries of each row kept.</summary>
public static class SparseMultiply
{
    /// <summary>One row of what <see cref="KeepLargest"/> gives.</summary>
    public static IReadOnlyList<(int Column, float Value)> Row(SparseRows left, SparseRows right, int row, int keep)
    {
        var sums = new Dictionary<int, float>();
        var middle = left.ColumnsOf(row);
        for (var step = 0; step < middle.Length; step++)
        {
            var columns = right.ColumnsOf(middle[step]);
            for (var entry = 0; entry < columns.Length; entry++)
            {
                sums[columns[entry]] = sums.GetValueOrDefault(columns[entry]) + left.ValuesOf(row)[step] * right.ValuesOf(middle[step])[entry];
            }
        }

        return [.. sums.OrderByDescending(sum => sum.Value).ThenBy(sum => sum.Key).Take(keep).Select(sum => (sum.Key, sum.Value))];
    }

    /// <summary>Row r of the result holds the <paramref name="keep"/> largest entries of (left · right)[r].</summary>
    /// <remarks>Entries of both must be positive: a sum that cancels to zero would be taken for untouched.</remarks>
    public static SparseRows KeepLargest(SparseRows left, SparseRows right, int keep, CancellationToken cancellationToken) =>
        SparseRowsBuilder.Build(left.RowCount, right.ColumnCount, keep, (row, sums) =>
        {
            var middle = left.ColumnsOf(row);
            var factors = left.ValuesOf(row);
            for (var step = 0; step < middle.Length; step++)
            {
                sums.Add(right.ColumnsOf(middle[step]), right.ValuesOf(middle[step]), factors[step]);
            }
        }, cancellationToken);
}
