namespace MLlm3Rec.Numerics.Layers;

public sealed class GruCellTests
{
    private const int Rows = 3;
    private static readonly GruCell Cell = new(Inputs: 5, Width: 4);

    [Fact]
    public void Forward_OneUnit_HandComputed()
    {
        // W = (0, ln 3, 1), U = 0, b = c = 0, x = 1, h = 0.5: r = 1/2, z = 3/4, n = tanh 1.
        var next = new float[1];

        new GruCell(1, 1).Forward([0, MathF.Log(3), 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1], [0.5f], new float[6], next);

        Assert.Equal(0.25f * MathF.Tanh(1) + 0.75f * 0.5f, next[0], 1e-6f);
    }

    [Fact]
    public void Forward_AnyWeights_EqualsThePlainFormula()
    {
        var weights = Differences.Random(Cell.Parameters, seed: 1, scale: 0.5f);
        var x = Differences.Random(Rows * 5, seed: 2);
        var h = Differences.Random(Rows * 4, seed: 3);

        var next = Forward(weights, x, h);

        for (var row = 0; row < Rows; row++)
        {
            for (var unit = 0; unit < 4; unit++)
            {
                double Input(int gate) =>
                    weights[9 * 12 + 4 * gate + unit] + Enumerable.Range(0, 5).Sum(k => x[row * 5 + k] * weights[k * 12 + 4 * gate + unit]);
                double State(int gate) =>
                    weights[10 * 12 + 4 * gate + unit] + Enumerable.Range(0, 4).Sum(k => h[row * 4 + k] * weights[(5 + k) * 12 + 4 * gate + unit]);
                var (r, z) = (Logistic(Input(0) + State(0)), Logistic(Input(1) + State(1)));
                var n = Math.Tanh(Input(2) + r * State(2));
                Assert.Equal((1 - z) * n + z * h[row * 4 + unit], next[row * 4 + unit], 1e-5);
            }
        }
    }

    [Fact]
    public void Backward_AnyWeights_EqualsDifferences()
    {
        var weights = Differences.Random(Cell.Parameters, seed: 1, scale: 0.5f);
        var x = Differences.Random(Rows * 5, seed: 2);
        var h = Differences.Random(Rows * 4, seed: 3);
        var loss = Differences.Random(Rows * 4, seed: 4);
        var scratch = new float[Cell.Scratch(Rows)];
        var xGradient = new float[x.Length];
        var weightGradient = new float[weights.Length];
        Cell.Forward(weights, x, h, scratch, new float[h.Length]);

        Cell.Backward(weights, x, h, scratch, loss, xGradient, weightGradient);

        Differences.AssertGradient(() => Differences.Weighted(Forward(weights, x, h), loss), x, xGradient);
        Differences.AssertGradient(() => Differences.Weighted(Forward(weights, x, h), loss), weights, weightGradient);
    }

    private static float[] Forward(float[] weights, float[] x, float[] h)
    {
        var next = new float[h.Length];
        Cell.Forward(weights, x, h, new float[Cell.Scratch(Rows)], next);
        return next;
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
