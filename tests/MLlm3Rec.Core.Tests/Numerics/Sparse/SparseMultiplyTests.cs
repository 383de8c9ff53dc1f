namespace MLlm3Rec.Numerics.Sparse;

public sealed class SparseMultiplyTests
{
    // [1 2; 0 3] · [4 0; 5 6] = [14 12; 15 18]
    private static readonly SparseRows Left = new(ColumnCount: 2, [0, 2, 3], [0, 1, 1], [1, 2, 3]);
    private static readonly SparseRows Right = new(ColumnCount: 2, [0, 1, 3], [0, 0, 1], [4, 5, 6]);

    [Fact]
    public void KeepLargest_All_IsTheProduct()
    {
        var product = SparseMultiply.KeepLargest(Left, Right, keep: 2, TestContext.Current.CancellationToken);

        Assert.Equal([14, 12, 15, 18], product.Values);
        Assert.Equal([0, 1, 0, 1], product.Columns);
    }

    [Fact]
    public void KeepLargest_One_KeepsTheLargestOfEachRow()
    {
        var product = SparseMultiply.KeepLargest(Left, Right, keep: 1, TestContext.Current.CancellationToken);

        Assert.Equal([14, 18], product.Values);
        Assert.Equal([0, 1], product.Columns);
    }
}
