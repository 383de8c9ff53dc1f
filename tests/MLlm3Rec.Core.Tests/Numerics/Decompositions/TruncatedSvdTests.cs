namespace MLlm3Rec.Numerics.Decompositions;

public sealed class TruncatedSvdTests
{
    [Fact]
    public void Of_DiagonalMatrix_LargestValuesFirst()
    {
        float[] diagonal = [1, 5, 3, 0];

        var svd = Decompose(diagonal, rank: 2);

        Assert.Equal(2, svd.Rank);
        Assert.Equal(5, svd.S[0], 4);
        Assert.Equal(3, svd.S[1], 4);
        // The largest entry of each left vector is positive: e₂ and e₃.
        Assert.Equal(1, svd.U[1 * 2 + 0], 4);
        Assert.Equal(1, svd.U[2 * 2 + 1], 4);
        Assert.Equal(1, svd.V[1 * 2 + 0], 4);
    }

    [Fact]
    public void Of_LowerRank_DropsWhatIsNotThere() => Assert.Equal(2, Decompose([4, 0, 2, 0, 0], rank: 5).Rank);

    [Fact]
    public void Of_ZeroMatrix_HasNoColumns() => Assert.Equal(0, Decompose([0, 0, 0], rank: 2).Rank);

    [Fact]
    public void SymmetricEigen_TwoByTwo_HandComputed()
    {
        // [[2, 1], [1, 2]]: values 3 and 1, first vector (1, 1)/√2 up to sign.
        var (values, vectors) = SymmetricEigen.Of(new double[,] { { 2, 1 }, { 1, 2 } }, 2);

        Assert.Equal(3, values[0], 10);
        Assert.Equal(1, values[1], 10);
        Assert.Equal(vectors[0, 0], vectors[1, 0], 10);
    }

    [Fact]
    public void Orthonormal_DependentColumn_BecomesZero()
    {
        // Columns (3, 4), (6, 8).
        float[] matrix = [3, 6, 4, 8];

        Orthonormal.Columns(matrix, rows: 2, columns: 2);

        Assert.Equal([0.6f, 0, 0.8f, 0], matrix);
    }

    private static SingularValues Decompose(float[] diagonal, int rank)
    {
        MatrixProduct product = (x, result, columns) =>
        {
            for (var i = 0; i < diagonal.Length * columns; i++)
            {
                result[i] = diagonal[i / columns] * x[i];
            }
        };
        return TruncatedSvd.Of(
            (diagonal.Length, diagonal.Length), product, product, rank, powerIterations: 3, seed: 1, TestContext.Current.CancellationToken);
    }
}
