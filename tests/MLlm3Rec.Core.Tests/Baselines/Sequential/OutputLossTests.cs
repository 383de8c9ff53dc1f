using MLlm3Rec.Numerics;

namespace MLlm3Rec.Baselines.Sequential;

public sealed class OutputLossTests
{
    private const int Width = 5;
    private static readonly int[] Answers = [2, 0, 2];

    [Theory]
    [InlineData(SequenceLoss.CrossEntropy)]
    [InlineData(SequenceLoss.SampledCrossEntropy)]
    [InlineData(SequenceLoss.Binary)]
    public void Run_AnyLoss_GradientsEqualDifferences(SequenceLoss kind)
    {
        // The sample holds a right answer, which is void there, and one item twice.
        int[] wrong = kind switch { SequenceLoss.Binary => [1, 3, 3], SequenceLoss.CrossEntropy => [], _ => [3, 1, 2, 3] };
        IOutputLoss loss = kind switch
        {
            SequenceLoss.Binary => new BinaryLoss(Width),
            SequenceLoss.CrossEntropy => new FullLoss(Width),
            _ => new SampledLoss(Width, [0.1f, -0.3f, 0.2f, 0.5f]),
        };
        var items = Differences.Random(4 * Width, seed: 1);
        var outputs = Differences.Random(3 * Width, seed: 2);
        var outputGradient = new float[outputs.Length];
        var itemGradient = new float[items.Length];

        loss.Run(new OutputBatch(items, outputs, Answers, wrong, scale: 0.5f), outputGradient, itemGradient);

        double Loss() =>
            0.5 * loss.Run(new OutputBatch(items, outputs, Answers, wrong, scale: 0), new float[outputs.Length], new float[items.Length]);
        Differences.AssertGradient(Loss, outputs, outputGradient);
        Differences.AssertGradient(Loss, items, itemGradient);
    }

    [Fact]
    public void Run_WholeCatalogueSampledOnce_EqualsFull()
    {
        var items = Differences.Random(4 * Width, seed: 1);
        var outputs = Differences.Random(3 * Width, seed: 2);
        var sampled = new SampledLoss(Width, new float[4]).Run(
            new OutputBatch(items, outputs, Answers, [0, 1, 2, 3], scale: 1), new float[15], new float[20]);

        var full = new FullLoss(Width).Run(new OutputBatch(items, outputs, Answers, [], scale: 1), new float[15], new float[20]);

        Assert.Equal(full, sampled, 1e-4);
    }
}
