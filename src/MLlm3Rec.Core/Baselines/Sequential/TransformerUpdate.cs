using System.Numerics.Tensors;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Numerics.Optimizers;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Sums the lanes' gradients in their order, takes Adam's step and clears them, part by part.</summary>
internal sealed class TransformerUpdate(TransformerModel model, TransformerSettings settings, IReadOnlyList<TransformerShard> lanes)
{
    private const int Part = 8192;

    private readonly Adam items = new(model.Items.Length, squareDecay: 0.98);
    private readonly Adam layers = new(model.Layers.Length, squareDecay: 0.98);

    public IReadOnlyList<WeightArray> Memory =>
    [
        new("items mean", items.Mean), new("items square", items.Square), new("items steps", items.Steps),
        new("layers mean", layers.Mean), new("layers square", layers.Square), new("layers steps", layers.Steps),
    ];

    public void Step()
    {
        items.Begin();
        layers.Begin();
        var itemParts = (model.Items.Length + Part - 1) / Part;
        var layerParts = (model.Layers.Length + Part - 1) / Part;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads };
        Parallel.For(0, itemParts + layerParts, parallel, part =>
        {
            if (part < itemParts)
            {
                Step(items, model.Items, part * Part, lane => lane.ItemGradient);
            }
            else
            {
                Step(layers, model.Layers, (part - itemParts) * Part, lane => lane.LayerGradient);
            }
        });
    }

    private void Step(Adam adam, float[] parameters, int first, Func<TransformerShard, float[]> gradientOf)
    {
        var count = Math.Min(Part, parameters.Length - first);
        var sum = gradientOf(lanes[0]).AsSpan(first, count);
        for (var lane = 1; lane < lanes.Count; lane++)
        {
            var own = gradientOf(lanes[lane]).AsSpan(first, count);
            TensorPrimitives.Add(sum, own, sum);
            own.Clear();
        }

        adam.Step(parameters, first, sum, settings.LearningRate);
        sum.Clear();
    }
}
