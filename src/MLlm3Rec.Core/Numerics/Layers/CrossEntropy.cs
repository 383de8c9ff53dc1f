using System.Numerics.Tensors;

namespace MLlm3Rec.Numerics.Layers;

/// <summary>How surprising the right answer is: −ln softmax(scores)[target], at least 0.</summary>
public static class CrossEntropy
{
    /// <summary>Over all answers. Replaces the scores by the gradient of the loss: their shares, less one at the target.</summary>
    /// <param name="scores">One per answer.</param>
    /// <param name="target">Index of the right one.</param>
    public static float Full(Span<float> scores, int target)
    {
        var largest = TensorPrimitives.Max<float>(scores);
        var score = scores[target];
        var sum = Exponential.SumOf(scores, largest);
        TensorPrimitives.Multiply(scores, 1 / sum, scores);
        scores[target] -= 1;
        return MathF.Log(sum) + largest - score;
    }

    /// <summary>Over the right answer and a sample of wrong ones, whose scores already carry the correction for how often they are drawn.</summary>
    /// <remarks>
    /// Subtracting ln q from a score, q being the chance to be drawn, makes the sampled softmax an estimate of the full one.
    /// Source: Bengio &amp; Senécal 2008, doi:10.1109/TNN.2007.912312; Jean et al. 2015, arXiv 1412.2007.
    /// </remarks>
    /// <param name="target">Score of the right answer; replaced by its gradient.</param>
    /// <param name="samples">Scores of the sample, −∞ where a draw is void; replaced by their gradients.</param>
    public static float Sampled(ref float target, Span<float> samples)
    {
        var largest = samples.IsEmpty ? target : MathF.Max(target, TensorPrimitives.Max<float>(samples));
        var own = MathF.Exp(target - largest);
        var sum = own + Exponential.SumOf(samples, largest);
        var loss = MathF.Log(sum) + largest - target;
        TensorPrimitives.Multiply(samples, 1 / sum, samples);
        target = own / sum - 1;
        return loss;
    }

    /// <summary>Two answers told apart from chance, one right and one wrong: −ln σ(right) − ln(1 − σ(wrong)); both scores are replaced by their
    /// gradients.</summary>
    public static float Binary(ref float right, ref float wrong)
    {
        var loss = SoftPlus(-right) + SoftPlus(wrong);
        right = -Logistic(-right);
        wrong = Logistic(wrong);
        return loss;
    }

    private static float SoftPlus(float x) => MathF.Max(x, 0) + MathF.Log(1 + MathF.Exp(-MathF.Abs(x)));

    private static float Logistic(float x) => 1 / (1 + MathF.Exp(-x));
}
