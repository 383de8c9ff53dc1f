using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Baselines.Neighbours;

/// <summary>Adds up the rows of the weights that the distinct items of a history name.</summary>
internal sealed class EaseRecommender(CompactMatrix weights) : IStoredRecommender
{
    public string Method => "ease";

    public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores)
    {
        scores.Clear();
        for (var position = 0; position < history.Length; position++)
        {
            if (!ChoiceMatrix.Repeats(history, position))
            {
                weights.AddRow(history[position].Item, scores);
            }
        }
    }

    public void Save(Stream stream) => weights.Write(stream);
}
