using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Baselines.Neighbours;

/// <summary>Adds up the rows of an item-to-item matrix that the distinct items of a history name.</summary>
internal sealed class ItemKnnRecommender(string method, SparseRows similarity) : IStoredRecommender
{
    public string Method => method;

    public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores)
    {
        scores.Clear();
        for (var position = 0; position < history.Length; position++)
        {
            if (!ChoiceMatrix.Repeats(history, position))
            {
                similarity.AddRow(history[position].Item, 1, scores);
            }
        }
    }

    public void Save(Stream stream) => SparseRowsStream.Write(stream, similarity);
}
