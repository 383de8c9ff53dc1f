using System.Numerics.Tensors;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Numerics.Layers;

/// <summary>y = x W + b, rows at once. Weights lie in one array: W [inputs × outputs], row-major, then b [outputs].</summary>
/// <param name="Inputs">Length of x.</param>
/// <param name="Outputs">Length of y.</param>
public readonly record struct LinearLayer(int Inputs, int Outputs)
{
    /// <summary>Length of the array of weights.</summary>
    public int Parameters => (Inputs + 1) * Outputs;

    /// <summary>Uniform in ±√(6 / (inputs + outputs)), biases 0. Source: Glorot &amp; Bengio 2010.</summary>
    public void Initialize(Span<float> weights, ref SplitMix64 random)
    {
        weights.Clear();
        var bound = MathF.Sqrt(6f / (Inputs + Outputs));
        foreach (ref var weight in weights[..(Inputs * Outputs)])
        {
            weight = (2 * random.NextSingle() - 1) * bound;
        }
    }

    /// <param name="weights">[<see cref="Parameters"/>].</param>
    /// <param name="input">[rows × inputs].</param>
    /// <param name="output">[rows × outputs].</param>
    public void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, Span<float> output)
    {
        var bias = weights[(Inputs * Outputs)..Parameters];
        for (var first = 0; first < output.Length; first += Outputs)
        {
            bias.CopyTo(output[first..]);
        }

        DenseProduct.AddTo(new MatrixView(input, input.Length / Inputs, Inputs), new MatrixView(weights, Inputs, Outputs), output);
    }

    /// <param name="weights">As they were.</param>
    /// <param name="input">As it was.</param>
    /// <param name="outputGradient">[rows × outputs].</param>
    /// <param name="inputGradient">[rows × inputs], overwritten.</param>
    /// <param name="weightGradient">[<see cref="Parameters"/>], added to.</param>
    public void Backward(
        ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> inputGradient,
        Span<float> weightGradient)
    {
        var rows = input.Length / Inputs;
        var bias = weightGradient[(Inputs * Outputs)..Parameters];
        for (var first = 0; first < outputGradient.Length; first += Outputs)
        {
            TensorPrimitives.Add(bias, outputGradient.Slice(first, Outputs), bias);
        }

        var gradient = new MatrixView(outputGradient, rows, Outputs);
        DenseProduct.AddTo(new MatrixView(input, rows, Inputs).Transposed, gradient, weightGradient);
        DenseProduct.Multiply(gradient, new MatrixView(weights, Inputs, Outputs).Transposed, inputGradient);
    }
}
