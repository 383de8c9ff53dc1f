using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Sequential;

public sealed class Bert4RecAlgorithmTests : RecommenderContract
{
    protected override bool UsesChance => true;

    protected override IAlgorithm Create(int seed, int threads) => new Bert4RecAlgorithm(new Bert4RecOptions
    {
        EmbeddingSize = 16,
        Heads = 2,
        BatchSize = 8,
        MaxLength = 12,
        Dropout = 0.1,
        LearningRate = 0.01,
        MaskedShare = 0.2,
        LastShare = 0.5,
        Patience = 30,
        Seed = seed,
        Threads = threads,
    });
}
