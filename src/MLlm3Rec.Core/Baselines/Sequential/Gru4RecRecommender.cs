using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Layers;
using MLlm3Rec.Numerics.Products;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Reads histories side by side, the longest first, so that those still being read are always the first rows.</summary>
internal sealed class Gru4RecRecommender(Gru4RecModel model) : IStoredRecommender
{
    public string Method => "gru4rec";

    public void Save(Stream stream) => WeightStream.Write(stream, model.Weights);

    public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores) =>
        ScoreMany([user], [history.ToArray()], scores);

    public void ScoreMany(ReadOnlySpan<int> users, IReadOnlyList<ReadOnlyMemory<Interaction>> histories, Span<float> scores)
    {
        var (items, width) = (model.Known.Count, model.Cell.Width);
        var sequences = new int[users.Length][];
        for (var row = 0; row < sequences.Length; row++)
        {
            var latest = new int[histories[row].Length];
            sequences[row] = latest[..model.Known.Latest(histories[row].Span, latest)];
        }

        int[] order = [.. Enumerable.Range(0, sequences.Length).OrderByDescending(row => sequences[row].Length)];
        var states = Read(sequences, order);
        var placed = new float[states.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            states.AsSpan(rank * width, width).CopyTo(placed.AsSpan(order[rank] * width));
            model.Biases.CopyTo(scores[(order[rank] * items)..]);
        }

        DenseProduct.AddTo(new MatrixView(placed, users.Length, width), new MatrixView(model.Items, items, width).Transposed, scores);
        for (var row = 0; row < sequences.Length; row++)
        {
            var own = scores.Slice(row * items, items);
            if (sequences[row].Length == 0)
            {
                model.Known.Popularity(own);
            }

            model.Known.Mask(own);
        }
    }

    /// <returns>[rows × width], in the given order.</returns>
    private float[] Read(int[][] sequences, int[] order)
    {
        var (rows, cell) = (order.Length, model.Cell);
        var (state, next) = (new float[rows * cell.Width], new float[rows * cell.Width]);
        var inputs = new float[rows * cell.Inputs];
        var scratch = new float[cell.Scratch(rows)];
        var current = new int[rows];
        for (var step = 0; ; step++)
        {
            var active = 0;
            while (active < rows && sequences[order[active]].Length > step)
            {
                current[active] = sequences[order[active]][step];
                active++;
            }

            if (active == 0)
            {
                return state;
            }

            var places = active * cell.Width;
            Embedding.Gather(model.Items, current.AsSpan(0, active), cell.Inputs, scale: 1, inputs);
            cell.Forward(model.Recurrent, inputs.AsSpan(0, active * cell.Inputs), state.AsSpan(0, places), scratch, next.AsSpan(0, places));
            next.AsSpan(0, places).CopyTo(state);
        }
    }
}
