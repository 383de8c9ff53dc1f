using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Sequential;

public sealed class Gru4RecAlgorithmTests : RecommenderContract
{
    protected override bool UsesChance => true;

    protected override IAlgorithm Create(int seed, int threads) => new Gru4RecAlgorithm(new Gru4RecOptions
    {
        EmbeddingSize = 16,
        BatchSize = 8,
        Negatives = 24,
        InputDropout = 0.1,
        StateDropout = 0.1,
        Patience = 30,
        Seed = seed,
        Threads = threads,
    });
}
