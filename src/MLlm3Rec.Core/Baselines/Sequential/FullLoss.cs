using MLlm3Rec.Numerics.Layers;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Cross entropy over all items.</summary>
internal sealed class FullLoss(int width) : IOutputLoss
{
    /// <summary>Scores held at once, 8 MB: outputs are taken in groups of as many as fit.</summary>
    private const int MostScores = 1 << 21;

    private float[] scores = [];

    public double Run(OutputBatch question, Span<float> outputGradient, Span<float> itemGradient)
    {
        var items = question.Items.Length / width;
        var group = Math.Max(1, MostScores / items);
        var sum = 0.0;
        for (var first = 0; first < question.Answers.Length; first += group)
        {
            var count = Math.Min(group, question.Answers.Length - first);
            BlockActivations.Fit(ref scores, count * items);
            var answers = question.Answers.Slice(first, count);
            var outputs = new MatrixView(question.Outputs[(first * width)..], count, width);
            var vectors = new MatrixView(question.Items, items, width);
            DenseProduct.Multiply(outputs, vectors.Transposed, scores);
            for (var row = 0; row < count; row++)
            {
                sum += CrossEntropy.Full(scores.AsSpan(row * items, items), answers[row]);
            }

            var shares = new MatrixView(scores, count, items);
            DenseProduct.Multiply(shares, vectors, outputGradient[(first * width)..], question.Scale);
            DenseProduct.AddTo(shares.Transposed, outputs, itemGradient, question.Scale);
        }

        return sum;
    }
}
