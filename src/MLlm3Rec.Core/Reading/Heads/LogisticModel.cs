using System.Numerics.Tensors;
using MLlm3Rec.Numerics.Optimizers;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Reading.Heads;

/// <summary>One thing to learn from, or to judge.</summary>
/// <param name="Dense">Scaled.</param>
/// <param name="Words">Numbers of words.</param>
/// <param name="WordScale">What each word counts.</param>
internal readonly record struct LogisticInput(float[] Dense, int[] Words, float WordScale);

/// <summary>What is right of an input.</summary>
/// <param name="Truth">Per output.</param>
/// <param name="Weight">Per output: how much it counts; 0 leaves it out.</param>
internal readonly record struct LogisticTarget(bool[] Truth, float[] Weight);

/// <summary>Several logistic regressions over the same inputs: z = b + W·x, p = 1 / (1 + e^−z).</summary>
/// <remarks>
/// Learned by the least of Σ weight · log(1 + e^∓z) + ½ Σ (W − W₀)² with W₀ the weights that are given to start from; the biases are free, unless
/// told otherwise.
/// The products do not depend on the number of threads, and so neither does the result.
/// </remarks>
/// <param name="Outputs">How many regressions.</param>
/// <param name="DenseSize">Length of the dense part.</param>
/// <param name="Weights">[(dense + words + 1) × outputs], row-major; the last row are the biases.</param>
internal sealed record LogisticModel(int Outputs, int DenseSize, float[] Weights)
{
    private const double Tolerance = 1e-5;

    public static LogisticModel Empty(int outputs, int dense, int words) => new(outputs, dense, new float[(dense + words + 1) * outputs]);

    /// <summary>Writes z of every output.</summary>
    public void Judge(in LogisticInput input, Span<float> outputs) => Judge(Weights, input, outputs);

    /// <param name="start">Where to begin, and what to stay near to.</param>
    /// <param name="inputs">To learn from.</param>
    /// <param name="targets">One per input.</param>
    /// <param name="steps">At most so many.</param>
    /// <param name="cancellationToken">Checked between steps.</param>
    /// <param name="biasesAreFree">False leaves them as they are: a few examples of one kind say nothing of how common it is.</param>
    public static LogisticModel Learn(
        LogisticModel start, LogisticInput[] inputs, LogisticTarget[] targets, int steps, CancellationToken cancellationToken,
        bool biasesAreFree = true)
    {
        var lesson = new Lesson(start, inputs, targets, biasesAreFree);
        var point = (float[])start.Weights.Clone();
        LimitedMemoryDescent.Run(point, lesson.Measure, steps, Tolerance, cancellationToken);
        return start with { Weights = point };
    }

    private void Judge(float[] weights, in LogisticInput input, Span<float> outputs)
    {
        weights.AsSpan(weights.Length - Outputs).CopyTo(outputs);
        for (var place = 0; place < input.Dense.Length; place++)
        {
            if (input.Dense[place] != 0)
            {
                TensorPrimitives.MultiplyAdd(weights.AsSpan(place * Outputs, Outputs), input.Dense[place], outputs, outputs);
            }
        }

        foreach (var word in input.Words)
        {
            TensorPrimitives.MultiplyAdd(weights.AsSpan((DenseSize + word) * Outputs, Outputs), input.WordScale, outputs, outputs);
        }
    }

    /// <summary>All inputs as one matrix, so that loss and gradient are two products.</summary>
    private sealed class Lesson
    {
        private readonly LogisticModel start;
        private readonly LogisticInput[] inputs;
        private readonly LogisticTarget[] targets;
        private readonly bool biasesAreFree;
        private readonly float[] dense;
        private readonly float[] outputs;

        public Lesson(LogisticModel start, LogisticInput[] inputs, LogisticTarget[] targets, bool biasesAreFree)
        {
            (this.start, this.inputs, this.targets, this.biasesAreFree) = (start, inputs, targets, biasesAreFree);
            outputs = new float[inputs.Length * start.Outputs];
            dense = new float[inputs.Length * start.DenseSize];
            for (var row = 0; row < inputs.Length; row++)
            {
                inputs[row].Dense.CopyTo(dense, row * start.DenseSize);
            }
        }

        private MatrixView Inputs => new(dense, inputs.Length, start.DenseSize);

        public double Measure(ReadOnlySpan<float> weights, Span<float> gradient)
        {
            var (width, size) = (start.Outputs, start.DenseSize);
            DenseProduct.Multiply(Inputs, new MatrixView(weights[..(size * width)], size, width), outputs, threads: Environment.ProcessorCount);
            var loss = 0.0;
            TensorPrimitives.Subtract(weights, start.Weights, gradient);
            gradient[^width..].Clear();
            loss += 0.5 * TensorPrimitives.SumOfSquares<float>(gradient);
            for (var row = 0; row < inputs.Length; row++)
            {
                var own = outputs.AsSpan(row * width, width);
                TensorPrimitives.Add(own, weights[^width..], own);
                foreach (var word in inputs[row].Words)
                {
                    TensorPrimitives.MultiplyAdd(weights.Slice((size + word) * width, width), inputs[row].WordScale, own, own);
                }

                loss += Miss(targets[row], own);
                foreach (var word in inputs[row].Words)
                {
                    var part = gradient.Slice((size + word) * width, width);
                    TensorPrimitives.MultiplyAdd(own, inputs[row].WordScale, part, part);
                }

                TensorPrimitives.Add(gradient[^width..], own, gradient[^width..]);
            }

            DenseProduct.AddTo(
                Inputs.Transposed, new MatrixView(outputs, inputs.Length, width), gradient[..(size * width)], threads: Environment.ProcessorCount);
            if (!biasesAreFree)
            {
                gradient[^width..].Clear();
            }

            return loss;
        }

        /// <summary>Takes z to what the loss changes with it.</summary>
        private static double Miss(in LogisticTarget target, Span<float> outputs)
        {
            var loss = 0.0;
            for (var output = 0; output < outputs.Length; output++)
            {
                var z = target.Truth[output] ? outputs[output] : -outputs[output];
                var chance = MathF.Exp(-MathF.Abs(z));
                loss += target.Weight[output] * (Math.Max(0, -z) + MathF.Log(1 + chance));
                var miss = target.Weight[output] * (z >= 0 ? chance / (1 + chance) : 1 / (1 + chance));
                outputs[output] = target.Truth[output] ? -miss : miss;
            }

            return loss;
        }
    }
}
