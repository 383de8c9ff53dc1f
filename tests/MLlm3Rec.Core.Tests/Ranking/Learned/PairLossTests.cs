using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Layers;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Ranking.Learned;

public sealed class PairLossTests
{
    private const int Size = 5;

    [Fact]
    public void Run_OneQuestionByHand_IsItsCrossEntropy()
    {
        // u = from(0) = (1, 2); scores 1·1 + 2·0 + 0.5 = 1.5 for the right item and 1·0 + 2·1 − 1 = 1 for the drawn one.
        var contexts = new ChoiceContexts(SmallDataset.Of(items: 3, [0, 1]), ContextWindow.Preceding, decay: 1, most: 4);
        var batch = new PairBatch(items: 3, rows: 1, most: 4, draws: 1);
        batch.Fill(contexts, [0], [2]);
        var loss = new PairLoss(size: 2);
        loss.Open(batch);
        float[] offered = [0, 1, 1, 0];
        offered.CopyTo(loss.To.AsSpan());
        (loss.From[0], loss.From[1], loss.Bias[0], loss.Bias[1]) = (1, 2, -1, 0.5f);

        var value = loss.Run(batch, Dropout.None);

        var right = Math.Exp(1.5) / (Math.Exp(1.5) + Math.E);
        Assert.Equal(-Math.Log(right), value, 1e-5);
        Assert.Equal(right - 1, loss.BiasGradient[1], 1e-5);
        Assert.Equal(right - 1, loss.FromGradient[0], 1e-5);
        Assert.Equal(1 - right, loss.FromGradient[1], 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4f)]
    public void Run_AnyBatch_GradientsAreThoseOfFiniteDifferences(float dropout)
    {
        var shop = SmallDataset.Of(items: 9, [0, 1, 2, 3], [4, 2, 5], [1, 7, 4, 0, 3]);
        var contexts = new ChoiceContexts(shop, ContextWindow.Surrounding, decay: 0.7f, most: 3);
        var batch = new PairBatch(items: 9, rows: contexts.Count, most: 3, draws: 6);
        batch.Fill(contexts, [.. Enumerable.Range(0, contexts.Count)], [8, 2, 6, 8, 0, 3]);
        var loss = new PairLoss(Size);
        var random = new SplitMix64(7);
        var (from, to) = (batch.Chosen.Items.Length * Size, batch.Offered.Items.Length * Size);
        float[] parameters = [.. Enumerable.Range(0, from + to + batch.Offered.Items.Length).Select(_ => (float)random.NextGaussian())];
        Value();
        float[] gradient = [.. loss.FromGradient[..from], .. loss.ToGradient[..to], .. loss.BiasGradient[..batch.Offered.Items.Length]];

        for (var place = 0; place < parameters.Length; place++)
        {
            var kept = parameters[place];
            parameters[place] = kept + 0.01f;
            var above = Value();
            parameters[place] = kept - 0.01f;
            var below = Value();
            parameters[place] = kept;
            Assert.Equal((above - below) / 0.02, gradient[place], 5e-3);
        }

        double Value()
        {
            loss.Open(batch);
            parameters.AsSpan(0, from).CopyTo(loss.From);
            parameters.AsSpan(from, to).CopyTo(loss.To);
            parameters.AsSpan(from + to).CopyTo(loss.Bias);
            return loss.Run(batch, new Dropout(dropout, Seed: 3));
        }
    }
}
