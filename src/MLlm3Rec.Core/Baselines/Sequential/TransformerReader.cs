using System.Collections.Concurrent;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Reads histories in packs, for what a trained transformer expects after them. May be used by several threads at once.</summary>
internal sealed class TransformerReader(TransformerModel model)
{
    /// <summary>Rows that are taken through the layers together: what they remember stays in the cache.</summary>
    private const int PackRows = 1024;

    private readonly ConcurrentBag<(TransformerPass Pass, PackedSequences Pack)> spare = [];

    /// <param name="histories">Known items, oldest first.</param>
    /// <param name="outputs">[histories × d]: the outputs at the last places; 0 for an empty history.</param>
    public void Read(IReadOnlyList<ReadOnlyMemory<int>> histories, Span<float> outputs)
    {
        var held = spare.TryTake(out var found) ? found : (Pass: new TransformerPass(model.Shape), Pack: new PackedSequences());
        var packed = new List<int>(histories.Count);
        outputs[..(histories.Count * model.Shape.Width)].Clear();
        held.Pack.Clear();
        for (var row = 0; row < histories.Count; row++)
        {
            if (histories[row].Length > 0)
            {
                model.Task.Ask(histories[row].Span, model.Known.Count, held.Pack);
                packed.Add(row);
            }

            if (held.Pack.Rows > PackRows || (row + 1 == histories.Count && packed.Count > 0))
            {
                Take(held.Pass, held.Pack, packed, outputs);
            }
        }

        spare.Add(held);
    }

    private void Take(TransformerPass pass, PackedSequences pack, List<int> rows, Span<float> outputs)
    {
        var width = model.Shape.Width;
        var made = pass.Last(model.Items, model.Layers, pack);
        for (var sequence = 0; sequence < rows.Count; sequence++)
        {
            made.Slice(sequence * width, width).CopyTo(outputs[(rows[sequence] * width)..]);
        }

        pack.Clear();
        rows.Clear();
    }
}
