using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Sequential;

public abstract class SasRecContract(SequenceLoss loss) : RecommenderContract
{
    protected override bool UsesChance => true;

    protected override IAlgorithm Create(int seed, int threads) => new SasRecAlgorithm(new SasRecOptions
    {
        EmbeddingSize = 16,
        Heads = 2,
        BatchSize = 8,
        MaxLength = 10,
        Dropout = 0.1,
        LearningRate = 0.01,
        Loss = loss,
        Negatives = 16,
        Patience = 20,
        Seed = seed,
        Threads = threads,
    });
}

public sealed class SasRecAlgorithmTests() : SasRecContract(SequenceLoss.CrossEntropy);

public sealed class SampledSasRecTests() : SasRecContract(SequenceLoss.SampledCrossEntropy);

public sealed class BinarySasRecTests() : SasRecContract(SequenceLoss.Binary);
