using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines;

/// <summary>Scores drawn at random: what any method must beat.</summary>
/// <remarks>A user's scores depend on the seed, the user and the length of the history alone; uniform in [0, 1).</remarks>
public sealed class RandomAlgorithm(int seed) : IRestorableAlgorithm
{
    public string Method => "random";

    public Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IRecommender>(new RandomRecommender(seed));
    }

    /// <remarks>The seed belongs to the options; nothing else is learned.</remarks>
    public async Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken)
    {
        await Task.Run(() => WeightStream.ReadInto(stream, []), cancellationToken);
        return new RandomRecommender(seed);
    }

    private sealed class RandomRecommender(int seed) : IStoredRecommender
    {
        public string Method => "random";

        public void Save(Stream stream) => WeightStream.Write(stream, []);

        public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores)
        {
            var random = SplitMix64.Derive(unchecked(seed + history.Length), user);
            foreach (ref var score in scores)
            {
                score = random.NextSingle();
            }
        }
    }
}
