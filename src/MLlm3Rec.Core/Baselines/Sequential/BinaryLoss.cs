using System.Numerics.Tensors;
using MLlm3Rec.Numerics.Layers;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>The right item and one wrong one, each told apart from chance by itself.</summary>
internal sealed class BinaryLoss(int width) : IOutputLoss
{
    public double Run(OutputBatch question, Span<float> outputGradient, Span<float> itemGradient)
    {
        var sum = 0.0;
        for (var row = 0; row < question.Answers.Length; row++)
        {
            var output = question.Outputs.Slice(row * width, width);
            var right = question.Items.Slice(question.Answers[row] * width, width);
            var wrong = question.Items.Slice(question.Wrong[row] * width, width);
            var rightScore = TensorPrimitives.Dot(output, right);
            var wrongScore = TensorPrimitives.Dot(output, wrong);
            sum += CrossEntropy.Binary(ref rightScore, ref wrongScore);
            var gradient = outputGradient.Slice(row * width, width);
            TensorPrimitives.Multiply(right, rightScore * question.Scale, gradient);
            TensorPrimitives.MultiplyAdd(wrong, wrongScore * question.Scale, gradient, gradient);
            Add(output, rightScore * question.Scale, itemGradient.Slice(question.Answers[row] * width, width));
            Add(output, wrongScore * question.Scale, itemGradient.Slice(question.Wrong[row] * width, width));
        }

        return sum;
    }

    private static void Add(ReadOnlySpan<float> output, float scale, Span<float> gradient) =>
        TensorPrimitives.MultiplyAdd(output, scale, gradient, gradient);
}
