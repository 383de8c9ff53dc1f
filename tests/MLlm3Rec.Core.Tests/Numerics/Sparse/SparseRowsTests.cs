using CsCheck;

namespace MLlm3Rec.Numerics.Sparse;

public sealed class SparseRowsTests
{
    private static readonly SparseRows TwoByThree = new(ColumnCount: 3, [0, 2, 3], [2, 0, 1], [5, 7, 9]);

    [Fact]
    public void AddRow_Factor_AddsScaledEntries()
    {
        float[] target = [1, 1, 1];

        TwoByThree.AddRow(0, factor: 2, target);

        Assert.Equal([15, 1, 11], target);
    }

    [Fact]
    public void Transpose_TwoByThree_SwapsRowsAndColumns()
    {
        var transposed = TwoByThree.Transpose();

        Assert.Equal([0, 1, 2, 3], transposed.Offsets);
        Assert.Equal([0, 1, 0], transposed.Columns);
        Assert.Equal([7, 9, 5], transposed.Values);
    }

    [Fact]
    public void At_MissingEntry_IsZero()
    {
        Assert.Equal(7, TwoByThree.At(0, 0));
        Assert.Equal(0, TwoByThree.At(1, 0));
    }

    [Fact]
    public void Build_MoreThanKeep_KeepsTheLargestSmallerColumnFirst() =>
        Gen.Int[0, 5].Array[1, 200].Select(Gen.Int[1, 100]).Sample((values, keep) =>
        {
            var built = SparseRowsBuilder.Build(rows: 1, values.Length, keep, (_, sums) =>
            {
                for (var column = 0; column < values.Length; column++)
                {
                    sums.Add(column, values[column]);
                }
            }, TestContext.Current.CancellationToken);

            var expected = Enumerable.Range(0, values.Length).Where(column => values[column] > 0)
                .OrderByDescending(column => values[column]).ThenBy(column => column).Take(keep).Order();
            Assert.Equal(expected, built.Columns);
            // Also of nothing but zeros, of which nothing is kept.
            Assert.Equal(built.Columns.Select(column => (float)values[column]), built.Values);
        });

    [Fact]
    public void Build_ValuesBelowZero_AreSmallerThanAllOthers()
    {
        float[] values = [-2, 3, -1, 1];

        var built = SparseRowsBuilder.Build(
            rows: 1, values.Length, keep: 3, (_, sums) => sums.Add([0, 1, 2, 3], values, factor: 1), TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3], built.Columns);
        Assert.Equal([3, -1, 1], built.Values);
    }

    [Fact]
    public void Build_ColumnSetToZero_IsLeftOut()
    {
        var built = SparseRowsBuilder.Build(rows: 2, columns: 3, keep: 3, (row, sums) =>
        {
            sums.Add([2, 0, 2], value: row + 1);
            Assert.Equal([2, 0], sums.Columns.ToArray());
            sums[0] = 0;
        }, new ParallelOptions { MaxDegreeOfParallelism = 1 });

        Assert.Equal([0, 1, 2], built.Offsets);
        Assert.Equal([2, 2], built.Columns);
        Assert.Equal([2, 4], built.Values);
    }

    [Theory]
    [InlineData(3)]   // five entries are more than there are columns
    [InlineData(100)] // and fewer here
    public void AddRows_AnyNumberOfColumns_SumsTheWeights(int columns)
    {
        var matrix = new SparseRows(columns, [0, 2, 3, 5], [0, 2, 1, 0, 2], [9, 9, 9, 9, 9]);

        var built = SparseRowsBuilder.Build(
            rows: 1, columns, keep: 3, (_, sums) => sums.AddRows(matrix, [0, 1, 2], [1, 10, 100]), TestContext.Current.CancellationToken);

        Assert.Equal([0, 1, 2], built.Columns);
        Assert.Equal([101, 10, 101], built.Values);
    }
}
