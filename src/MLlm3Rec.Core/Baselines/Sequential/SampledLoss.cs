using System.Numerics.Tensors;
using MLlm3Rec.Numerics.Layers;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Cross entropy of the right item among a sample that the batch shares. A sampled item that is the right one is void.</summary>
/// <param name="width">d.</param>
/// <param name="corrections">Per item ln of how often it is expected in the sample: subtracted from a sampled item's score.</param>
internal sealed class SampledLoss(int width, float[] corrections) : IOutputLoss
{
    private float[] vectors = [];
    private float[] gradient = [];
    private float[] scores = [];
    private float[] offsets = [];

    public double Run(OutputBatch question, Span<float> outputGradient, Span<float> itemGradient)
    {
        var (rows, sample) = (question.Answers.Length, question.Wrong.Length);
        Fit(rows, sample);
        Embedding.Gather(question.Items, question.Wrong, width, scale: 1, vectors);
        for (var place = 0; place < sample; place++)
        {
            offsets[place] = corrections[question.Wrong[place]];
        }

        var outputs = new MatrixView(question.Outputs, rows, width);
        var drawn = new MatrixView(vectors, sample, width);
        DenseProduct.Multiply(outputs, drawn.Transposed, scores);
        var sum = 0.0;
        for (var row = 0; row < rows; row++)
        {
            sum += Row(question, row, outputGradient.Slice(row * width, width), itemGradient);
        }

        var shares = new MatrixView(scores, rows, sample);
        DenseProduct.AddTo(shares, drawn, outputGradient, question.Scale);
        DenseProduct.Multiply(shares.Transposed, outputs, gradient, question.Scale);
        Embedding.Scatter(gradient, question.Wrong, width, scale: 1, itemGradient);
        return sum;
    }

    private float Row(OutputBatch question, int row, Span<float> outputGradient, Span<float> itemGradient)
    {
        var answer = question.Answers[row];
        var own = scores.AsSpan(row * question.Wrong.Length, question.Wrong.Length);
        TensorPrimitives.Subtract(own, offsets.AsSpan(0, own.Length), own);
        for (var place = question.Wrong.IndexOf(answer); place >= 0;)
        {
            own[place] = float.NegativeInfinity;
            var next = question.Wrong[(place + 1)..].IndexOf(answer);
            place = next < 0 ? -1 : place + 1 + next;
        }

        var (output, vector) = (row * width, answer * width);
        var right = TensorPrimitives.Dot(question.Outputs.Slice(output, width), question.Items.Slice(vector, width));
        var loss = CrossEntropy.Sampled(ref right, own);
        TensorPrimitives.Multiply(question.Items.Slice(vector, width), right * question.Scale, outputGradient);
        var target = itemGradient.Slice(vector, width);
        TensorPrimitives.MultiplyAdd(question.Outputs.Slice(output, width), right * question.Scale, target, target);
        return loss;
    }

    private void Fit(int rows, int sample)
    {
        BlockActivations.Fit(ref vectors, sample * width);
        BlockActivations.Fit(ref gradient, sample * width);
        BlockActivations.Fit(ref offsets, sample);
        BlockActivations.Fit(ref scores, rows * sample);
    }
}
