using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Factorization;

public sealed class BprAlgorithmTests : RecommenderContract
{
    protected override bool UsesChance => true;

    protected override IAlgorithm Create(int seed, int threads) =>
        new BprAlgorithm(new BprOptions { EmbeddingSize = 8, Epochs = 200, Sampler = BprSampler.Uniform, Seed = seed, Threads = threads });

    [Fact]
    public void Take_OneStep_FollowsTheGradient()
    {
        // x = 1, y = 2, z = 0, no biases: difference 2, pull 1/(1 + e²) = .1192029. Rate 1, λ .5.
        var model = new BprModel(new FactorMatrix([1], 1), new FactorMatrix([2, 0], 1), new float[2]);

        var loss = new BprStep(model, rate: 1, regularization: 0.5f).Take(user: 0, chosen: 0, other: 1);

        const float Pull = 0.1192029f;
        Assert.Equal(MathF.Log(1 + MathF.Exp(-2)), loss, tolerance: 1e-6f);
        Assert.Equal(0.5f + 2 * Pull, model.Users.Values[0], tolerance: 1e-6f);
        Assert.Equal(1 + Pull, model.Items.Values[0], tolerance: 1e-6f);
        Assert.Equal(-Pull, model.Items.Values[1], tolerance: 1e-6f);
        Assert.Equal(Pull, model.Biases[0], tolerance: 1e-6f);
        Assert.Equal(-Pull, model.Biases[1], tolerance: 1e-6f);
    }

    [Theory]
    [InlineData(BprSampler.Popularity)]
    [InlineData(BprSampler.Uniform)]
    public void RunEpoch_ManyShards_ThreadsChangeNoBit(BprSampler sampler)
    {
        var random = new Numerics.SplitMix64(3);
        var shop = SmallDataset.Of(
            items: 500, [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 10).Select(_ => random.NextInt32(500)).ToArray())]);
        var trainers = new[] { 1, 3 }.Select(threads =>
            new BprTrainer(shop, new BprOptions { EmbeddingSize = 12, Sampler = sampler, Threads = threads }))
            .ToArray();

        var losses = trainers.Select(trainer =>
            Enumerable.Range(0, 3).Select(epoch => trainer.RunEpoch(epoch, TestContext.Current.CancellationToken)).ToArray())
            .ToArray();

        Assert.Equal(losses[0], losses[1]);
        Assert.Equal(trainers[0].Weights.SelectMany(array => array.Values), trainers[1].Weights.SelectMany(array => array.Values));
    }
}
