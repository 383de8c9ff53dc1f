using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines;

public sealed class RandomAlgorithmTests : RecommenderContract
{
    protected override bool LearnsFromOthers => false;

    protected override bool UsesChance => true;

    protected override bool DependsOnItems => false;

    protected override IAlgorithm Create(int seed, int threads) => new RandomAlgorithm(seed);
}
