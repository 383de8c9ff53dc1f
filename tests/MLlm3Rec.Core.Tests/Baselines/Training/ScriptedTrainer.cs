using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Training;

/// <summary>Its one weight takes the script's values, epoch by epoch; item 1 is scored with it, any other with its number less two.</summary>
internal sealed class ScriptedTrainer(params float[] script) : Trainer
{
    private readonly float[] weight = [0];
    private readonly float[] epochs = [0];

    public override string Fingerprint => $"scripted {script.Length}";

    public override IReadOnlyList<WeightArray> Weights => [new("weight", weight)];

    public override IReadOnlyList<WeightArray> Memory => [new("epochs", epochs)];

    public override double RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Assert.Equal(epochs[0]++, epoch);
        return weight[0] = script[epoch];
    }

    public override IStoredRecommender Recommender() => new ScriptedRecommender(weight);

    private sealed class ScriptedRecommender(float[] weight) : IStoredRecommender
    {
        public string Method => "scripted";

        public void Save(Stream stream) => WeightStream.Write(stream, [new("weight", weight)]);

        public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores)
        {
            for (var item = 0; item < scores.Length; item++)
            {
                scores[item] = item == 1 ? weight[0] : item - 2;
            }
        }
    }
}
