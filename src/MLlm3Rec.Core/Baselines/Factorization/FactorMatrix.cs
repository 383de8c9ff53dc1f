using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>One vector per user or item.</summary>
/// <param name="Values">[rows × width], row-major.</param>
/// <param name="Width">Length of a vector.</param>
internal sealed record FactorMatrix(float[] Values, int Width)
{
    public int Rows => Values.Length / Width;

    public MatrixView View => new(Values, Rows, Width);

    public Span<float> Row(int row) => Values.AsSpan(row * Width, Width);

    public static FactorMatrix Empty(int rows, int width) => new(new float[rows * width], width);

    /// <summary>Uniform in [low, high).</summary>
    public static FactorMatrix Uniform(int rows, int width, float low, float high, SplitMix64 random)
    {
        var matrix = Empty(rows, width);
        foreach (ref var value in matrix.Values.AsSpan())
        {
            value = low + (high - low) * random.NextSingle();
        }

        return matrix;
    }
}
