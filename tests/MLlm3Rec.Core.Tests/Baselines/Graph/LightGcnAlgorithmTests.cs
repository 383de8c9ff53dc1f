using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Graph;

public sealed class LightGcnAlgorithmTests : RecommenderContract
{
    protected override bool UsesChance => true;

    protected override IAlgorithm Create(int seed, int threads) =>
        new LightGcnAlgorithm(
            new LightGcnOptions { EmbeddingSize = 8, Epochs = 60, LearningRate = 0.05, BatchSize = 64, Seed = seed, Threads = threads });

    [Fact]
    public void Of_TwoUsers_NormalisesByBothDegrees()
    {
        var graph = ChoiceGraph.Of(SmallDataset.Of(items: 2, [0, 1], [0]));

        Assert.Equal(1 / 2f, graph.Matrix.At(0, 2), tolerance: 1e-6f);           // degrees 2 and 2
        Assert.Equal(1 / MathF.Sqrt(2), graph.Matrix.At(0, 3), tolerance: 1e-6f); // degrees 2 and 1
        Assert.Equal(1 / MathF.Sqrt(2), graph.Matrix.At(2, 1), tolerance: 1e-6f);
        Assert.Equal(0, graph.Matrix.At(1, 3));
    }

    [Fact]
    public void Score_TrainHistory_EqualsThePropagatedVectors()
    {
        // One layer, vectors of length 1: the user's final value is (e + Σ eᵢ/√(|h| dᵢ)) / 2, an item's likewise.
        var shop = SmallDataset.Of(items: 2, [0, 1], [0]);
        var trainer = new LightGcnTrainer(shop, new LightGcnOptions { EmbeddingSize = 1, Layers = 1 });
        var e = trainer.Weights[0].Values;
        var scores = new float[2];

        trainer.Recommender().Score(user: 0, shop.History(0), scores);

        var user = (e[0] + e[2] / 2 + e[3] / MathF.Sqrt(2)) / 2;
        var item = (e[2] + e[0] / 2 + e[1] / MathF.Sqrt(2)) / 2;
        Assert.Equal(user * item, scores[0], tolerance: 1e-6f);
    }

    [Fact]
    public void RunEpoch_ChoicesLeftOver_AreSharedAmongTheSteps()
    {
        // Nine choices in steps of at most eight are a step of four and one of five, not a long stride along a single choice.
        var shop = SmallDataset.Of(items: 5, [0, 1, 2], [1, 2, 3], [2, 3, 4]);

        Assert.Equal(After(batchSize: 5), After(batchSize: 8));

        float[] After(int batchSize)
        {
            var trainer = new LightGcnTrainer(shop, new LightGcnOptions { EmbeddingSize = 4, BatchSize = batchSize });
            trainer.RunEpoch(epoch: 0, TestContext.Current.CancellationToken);
            return trainer.Weights[0].Values;
        }
    }
}
