using System.Numerics.Tensors;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Numerics.Layers;

/// <summary>One step of a gated recurrent unit for many sequences at once.</summary>
/// <remarks>
/// r = σ(x Wr + h Ur + b + c), z likewise, n = tanh(x Wn + b + r ∘ (h Un + c)), h′ = (1 − z) ∘ n + z ∘ h. The reset gate acts after the product, so
/// that all three products with h are one. All weights lie in one array: W [inputs × 3 · width], U [width × 3 · width], b and c [3 · width], gates in
/// the order r, z, n.
/// 6 · rows · width · (inputs + width) operations forward, twice that backward.
/// Source: Cho et al. 2014, arXiv 1406.1078, with the reset gate after the product as in cuDNN.
/// </remarks>
/// <param name="Inputs">Length of x.</param>
/// <param name="Width">Length of h.</param>
public readonly record struct GruCell(int Inputs, int Width)
{
    private int Gates => 3 * Width;

    private int InputBias => (Inputs + Width) * Gates;

    /// <summary>Length of the array of weights.</summary>
    public int Parameters => (Inputs + Width + 2) * Gates;

    /// <summary>Places of scratch that a pass over <paramref name="rows"/> sequences needs.</summary>
    public int Scratch(int rows) => 2 * rows * Gates;

    /// <summary>Uniform in ±√(6 / (rows + columns)) per gate's matrix, biases 0. Source: Glorot &amp; Bengio 2010.</summary>
    public void Initialize(Span<float> weights, ref SplitMix64 random)
    {
        weights.Clear();
        Fill(weights[..(Inputs * Gates)], MathF.Sqrt(6f / (Inputs + Width)), ref random);
        Fill(weights.Slice(Inputs * Gates, Width * Gates), MathF.Sqrt(6f / (Width + Width)), ref random);

        static void Fill(Span<float> values, float bound, ref SplitMix64 random)
        {
            foreach (ref var value in values)
            {
                value = (2 * random.NextSingle() - 1) * bound;
            }
        }
    }

    /// <param name="weights">[<see cref="Parameters"/>].</param>
    /// <param name="x">[rows × inputs].</param>
    /// <param name="h">[rows × width], the state before.</param>
    /// <param name="scratch">[<see cref="Scratch"/>]: receives the gates r, z, n and h U + c, which <see cref="Backward"/> wants.</param>
    /// <param name="next">[rows × width]: the state after.</param>
    public void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> x, ReadOnlySpan<float> h, Span<float> scratch, Span<float> next)
    {
        var rows = h.Length / Width;
        var gates = scratch[..(rows * Gates)];
        var recurrent = scratch.Slice(rows * Gates, rows * Gates);
        Repeat(weights.Slice(InputBias, Gates), gates);
        Repeat(weights.Slice(InputBias + Gates, Gates), recurrent);
        DenseProduct.AddTo(new MatrixView(x, rows, Inputs), new MatrixView(weights, Inputs, Gates), gates);
        DenseProduct.AddTo(new MatrixView(h, rows, Width), new MatrixView(weights[(Inputs * Gates)..], Width, Gates), recurrent);
        for (var row = 0; row < rows; row++)
        {
            var own = h.Slice(row * Width, Width);
            GruGates.Open(gates.Slice(row * Gates, Gates), recurrent.Slice(row * Gates, Gates), own, next.Slice(row * Width, Width));
        }
    }

    /// <summary>Through one step: the state before counts as given, as in truncated backpropagation of length one.</summary>
    /// <param name="weights">As they were.</param>
    /// <param name="x">As it was.</param>
    /// <param name="h">As it was.</param>
    /// <param name="scratch">As <see cref="Forward"/> left it; overwritten.</param>
    /// <param name="nextGradient">[rows × width].</param>
    /// <param name="xGradient">[rows × inputs], overwritten.</param>
    /// <param name="weightGradient">[<see cref="Parameters"/>], added to.</param>
    public void Backward(
        ReadOnlySpan<float> weights,
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> h,
        Span<float> scratch,
        ReadOnlySpan<float> nextGradient,
        Span<float> xGradient,
        Span<float> weightGradient)
    {
        var rows = h.Length / Width;
        var gates = scratch[..(rows * Gates)];
        var recurrent = scratch.Slice(rows * Gates, rows * Gates);
        var inputBias = weightGradient.Slice(InputBias, Gates);
        var stateBias = weightGradient.Slice(InputBias + Gates, Gates);
        for (var row = 0; row < rows; row++)
        {
            var gate = gates.Slice(row * Gates, Gates);
            var state = recurrent.Slice(row * Gates, Gates);
            GruGates.Backward(gate, state, h.Slice(row * Width, Width), nextGradient.Slice(row * Width, Width));
            TensorPrimitives.Add(inputBias, gate, inputBias);
            TensorPrimitives.Add(stateBias, state, stateBias);
        }

        var inputSide = new MatrixView(gates, rows, Gates);
        var stateSide = new MatrixView(recurrent, rows, Gates);
        DenseProduct.AddTo(new MatrixView(x, rows, Inputs).Transposed, inputSide, weightGradient[..(Inputs * Gates)]);
        DenseProduct.AddTo(new MatrixView(h, rows, Width).Transposed, stateSide, weightGradient.Slice(Inputs * Gates, Width * Gates));
        DenseProduct.Multiply(inputSide, new MatrixView(weights, Inputs, Gates).Transposed, xGradient);
    }

    private void Repeat(ReadOnlySpan<float> row, Span<float> rows)
    {
        for (var first = 0; first < rows.Length; first += Gates)
        {
            row.CopyTo(rows[first..]);
        }
    }
}
