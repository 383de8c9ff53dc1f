using System.Collections.Concurrent;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Ranking;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Reads histories in packs and matches their last outputs with all items in one product.</summary>
internal sealed class TransformerRecommender(string method, TransformerModel model) : IStoredRecommender
{
    /// <summary>Rows that are taken through the layers together: what they remember stays in the cache.</summary>
    private const int PackRows = 1024;

    private readonly ConcurrentBag<(TransformerPass Pass, PackedSequences Pack)> spare = [];

    public string Method => method;

    public void Save(Stream stream) => WeightStream.Write(stream, model.Weights);

    public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores) =>
        ScoreMany([user], [history.ToArray()], scores);

    public void ScoreMany(ReadOnlySpan<int> users, IReadOnlyList<ReadOnlyMemory<Interaction>> histories, Span<float> scores)
    {
        var (items, width) = (model.Known.Count, model.Shape.Width);
        var outputs = new float[users.Length * width];
        var read = Read(histories, users.Length, outputs);
        DenseProduct.Multiply(new MatrixView(outputs, users.Length, width), new MatrixView(model.Answers, items, width).Transposed, scores);
        for (var row = 0; row < users.Length; row++)
        {
            var own = scores.Slice(row * items, items);
            if (!read[row])
            {
                model.Known.Popularity(own);
            }

            model.Known.Mask(own);
        }
    }

    /// <param name="histories">One per row.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="outputs">[rows × d], the outputs at the last places; 0 where a history holds nothing known.</param>
    /// <returns>Which rows there was something to read for.</returns>
    private bool[] Read(IReadOnlyList<ReadOnlyMemory<Interaction>> histories, int count, Span<float> outputs)
    {
        var held = spare.TryTake(out var found) ? found : (Pass: new TransformerPass(model.Shape), Pack: new PackedSequences());
        var latest = new int[model.Task.Places];
        var read = new bool[count];
        var packed = new List<int>(count);
        held.Pack.Clear();
        for (var row = 0; row < count; row++)
        {
            var length = model.Known.Latest(histories[row].Span, latest);
            read[row] = length > 0;
            if (read[row])
            {
                model.Task.Ask(latest.AsSpan(0, length), model.Known.Count, held.Pack);
                packed.Add(row);
            }

            if (held.Pack.Rows > PackRows || (row + 1 == count && packed.Count > 0))
            {
                Take(held.Pass, held.Pack, packed, outputs);
            }
        }

        spare.Add(held);
        return read;
    }

    private void Take(TransformerPass pass, PackedSequences pack, List<int> rows, Span<float> outputs)
    {
        var width = model.Shape.Width;
        var made = pass.Forward(model.Items, model.Layers, pack, rate: 0, default);
        for (var sequence = 0; sequence < rows.Count; sequence++)
        {
            var last = pack.Start(sequence) + pack.Length(sequence) - 1;
            made.Slice(last * width, width).CopyTo(outputs[(rows[sequence] * width)..]);
        }

        pack.Clear();
        rows.Clear();
    }
}
