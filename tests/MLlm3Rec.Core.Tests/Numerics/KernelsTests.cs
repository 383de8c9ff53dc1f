namespace MLlm3Rec.Numerics;

public sealed class KernelsTests
{
    [Fact]
    public void RowDots_TwoRows_OneProductEach()
    {
        var result = new float[2];

        Kernels.RowDots([1, 2, 3, 4, 5, 6], [1, 0, -1], result);

        Assert.Equal([-2, -2], result);
    }

    [Fact]
    public void Normalize_ThreeFour_IsThreeFifthsFourFifths()
    {
        float[] vector = [3, 4];

        Kernels.Normalize(vector);

        Assert.Equal(0.6f, vector[0], 1e-6f);
        Assert.Equal(0.8f, vector[1], 1e-6f);
    }

    [Fact]
    public void Normalize_Zero_StaysZero()
    {
        float[] vector = [0, 0];

        Kernels.Normalize(vector);

        Assert.Equal([0, 0], vector);
    }
}
