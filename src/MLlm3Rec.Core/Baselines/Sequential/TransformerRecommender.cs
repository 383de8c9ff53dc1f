using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Products;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Matches what a transformer expects after a history with all items, many people in one product.</summary>
/// <param name="method">Its name.</param>
/// <param name="model">Its weights.</param>
/// <param name="backCast">Puts items in front of short histories before they are read, or null.</param>
internal sealed class TransformerRecommender(string method, TransformerModel model, HistoryAugmenter? backCast = null) : IStoredRecommender
{
    private readonly TransformerReader reader = new(model);

    public string Method => method;

    public void Save(Stream stream) => WeightStream.Write(stream, backCast is null ? model.Weights : [.. model.Weights, .. backCast.Weights]);

    public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores) =>
        ScoreMany([user], [history.ToArray()], scores);

    public void ScoreMany(ReadOnlySpan<int> users, IReadOnlyList<ReadOnlyMemory<Interaction>> histories, Span<float> scores)
    {
        var (items, width) = (model.Known.Count, model.Shape.Width);
        var sequences = new ReadOnlyMemory<int>[users.Length];
        for (var row = 0; row < sequences.Length; row++)
        {
            var latest = new int[Math.Min(model.Task.Places, histories[row].Length)];
            sequences[row] = latest.AsMemory(0, model.Known.Latest(histories[row].Span, latest));
        }

        backCast?.Extend(sequences);
        var outputs = new float[users.Length * width];
        reader.Read(sequences, outputs);
        DenseProduct.Multiply(new MatrixView(outputs, users.Length, width), new MatrixView(model.Answers, items, width).Transposed, scores);
        for (var row = 0; row < users.Length; row++)
        {
            var own = scores.Slice(row * items, items);
            if (sequences[row].IsEmpty)
            {
                model.Known.Popularity(own);
            }

            model.Known.Mask(own);
        }
    }
}
