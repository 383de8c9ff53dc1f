using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>What <see cref="BprAlgorithm"/> learns.</summary>
internal sealed record BprModel(FactorMatrix Users, FactorMatrix Items, float[] Biases)
{
    public IReadOnlyList<WeightArray> Weights => [new("users", Users.Values), new("items", Items.Values), new("biases", Biases)];

    public static BprModel Empty(Dataset train, int width) =>
        new(FactorMatrix.Empty(train.Users.Count, width), FactorMatrix.Empty(train.Items.Count, width), new float[train.Items.Count]);

    /// <summary>Vectors uniform in [−1/2d, 1/2d), biases 0, as in benfred/implicit.</summary>
    public static BprModel Random(Dataset train, BprOptions options)
    {
        var reach = 0.5f / options.EmbeddingSize;
        return new BprModel(
            FactorMatrix.Uniform(train.Users.Count, options.EmbeddingSize, -reach, reach, SplitMix64.Derive(options.Seed, stream: -1)),
            FactorMatrix.Uniform(train.Items.Count, options.EmbeddingSize, -reach, reach, SplitMix64.Derive(options.Seed, stream: -2)),
            new float[train.Items.Count]);
    }
}
