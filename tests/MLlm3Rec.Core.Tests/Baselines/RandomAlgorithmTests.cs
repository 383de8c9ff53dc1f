using MLlm3Rec.Ranking;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines;

public sealed class RandomAlgorithmTests : RecommenderContract
{
    protected override bool LearnsFromOthers => false;

    protected override IAlgorithm Create() => new RandomAlgorithm(seed: 1);
}
