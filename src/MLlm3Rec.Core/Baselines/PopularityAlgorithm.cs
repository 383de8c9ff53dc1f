using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Ranking;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines;

/// <summary>What most people chose. An item's score is its number of choices in train, 0 where there is none; the same for everybody.</summary>
public sealed class PopularityAlgorithm : IRestorableAlgorithm
{
    public string Method => "popularity";

    public Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var counts = new float[train.Items.Count];
        foreach (var choice in train.Interactions)
        {
            counts[choice.Item]++;
        }

        return Task.FromResult<IRecommender>(new PopularityRecommender(counts));
    }

    public async Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken)
    {
        var recommender = new PopularityRecommender(new float[train.Items.Count]);
        await Task.Run(() => WeightStream.ReadInto(stream, recommender.Weights), cancellationToken);
        return recommender;
    }

    private sealed class PopularityRecommender(float[] counts) : IAdditiveRecommender, IStoredRecommender
    {
        public string Method => "popularity";

        public IReadOnlyList<WeightArray> Weights { get; } = [new("counts", counts)];

        public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores) => counts.CopyTo(scores);

        public IReadOnlyList<ScorePart> Explain(int user, ReadOnlySpan<Interaction> history, int item) =>
            [new ScorePart(PartCatalogue.ChosenByMany, Value: counts[item], Contribution: counts[item])];

        public void Save(Stream stream) => WeightStream.Write(stream, Weights);
    }
}
