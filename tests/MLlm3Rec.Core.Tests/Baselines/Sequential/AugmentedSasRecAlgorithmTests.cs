using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Sequential;

public sealed class AugmentedSasRecAlgorithmTests : RecommenderContract
{
    protected override bool UsesChance => true;

    protected override IAlgorithm Create(int seed, int threads) => new AugmentedSasRecAlgorithm(new AugmentedSasRecOptions
    {
        EmbeddingSize = 16,
        BatchSize = 8,
        MaxLength = 20,
        Dropout = 0.1,
        LearningRate = 0.01,
        ReversedEpochs = 10,
        PseudoItems = 2,
        ShorterThan = 8,
        Patience = 20,
        Seed = seed,
        Threads = threads,
    });

    [Fact]
    public void Start_NoEpochForTheModelItself_Refuses() => Assert.Throws<ArgumentException>(
        () => new AugmentedSasRecAlgorithm(new AugmentedSasRecOptions { Epochs = 5, ReversedEpochs = 5 }).Start(Checkerboard.Build()));

    [Fact]
    public void Start_HeadsThatDoNotDivideTheWidth_Refuses() => Assert.Throws<ArgumentException>(
        () => new SasRecAlgorithm(new SasRecOptions { EmbeddingSize = 16, Heads = 3 }).Start(Checkerboard.Build()));
}
