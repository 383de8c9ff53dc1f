using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Puts items in front of short histories, each the one that a transformer trained on reversed histories expects to have come
/// before.</summary>
/// <param name="reversed">The model of reversed histories.</param>
/// <param name="shorterThan">Histories of so many items or more stay as they are; so do empty ones.</param>
/// <param name="count">Items put in front.</param>
internal sealed class HistoryAugmenter(TransformerModel reversed, int shorterThan, int count)
{
    private readonly TransformerReader reader = new(reversed);

    public IReadOnlyList<WeightArray> Weights => [.. reversed.Weights.Select(array => array with { Name = $"reversed {array.Name}" })];

    /// <summary>No item is put into a history twice. What is put in front depends on the history alone.</summary>
    /// <param name="histories">Known items, oldest first; short ones are replaced.</param>
    public void Extend(Span<ReadOnlyMemory<int>> histories)
    {
        var rows = new List<int>();
        for (var row = 0; row < histories.Length; row++)
        {
            if (histories[row].Length > 0 && histories[row].Length < shorterThan)
            {
                rows.Add(row);
            }
        }

        // Backwards: the newest item first, so that what came before the oldest is what comes next.
        var backwards = new ReadOnlyMemory<int>[rows.Count];
        for (var place = 0; place < backwards.Length; place++)
        {
            var turned = histories[rows[place]].ToArray();
            turned.AsSpan().Reverse();
            backwards[place] = turned;
        }

        for (var step = 0; step < count; step++)
        {
            Prolong(backwards);
        }

        for (var place = 0; place < backwards.Length; place++)
        {
            var turned = backwards[place].ToArray();
            turned.AsSpan().Reverse();
            histories[rows[place]] = turned;
        }
    }

    private void Prolong(ReadOnlyMemory<int>[] histories)
    {
        var (items, width) = (reversed.Known.Count, reversed.Shape.Width);
        var outputs = new float[histories.Length * width];
        var scores = new float[histories.Length * items];
        reader.Read(histories, outputs);
        DenseProduct.Multiply(new MatrixView(outputs, histories.Length, width), new MatrixView(reversed.Answers, items, width).Transposed, scores);
        Span<int> best = [-1];
        for (var row = 0; row < histories.Length; row++)
        {
            var own = scores.AsSpan(row * items, items);
            reversed.Known.Mask(own);
            foreach (var item in histories[row].Span)
            {
                own[item] = float.NaN;
            }

            if (TopK.Select(own, best) > 0)
            {
                histories[row] = (int[])[.. histories[row].Span, best[0]];
            }
        }
    }
}
