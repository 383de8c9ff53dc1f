using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Layers;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>The weights of <see cref="Gru4RecAlgorithm"/>.</summary>
/// <param name="Known">The items.</param>
/// <param name="Cell">The recurrent layer's shape.</param>
/// <param name="Items">[items × d]: what is read and what is matched.</param>
/// <param name="Biases">[items].</param>
/// <param name="Recurrent">As <see cref="GruCell"/> lays them out.</param>
internal sealed record Gru4RecModel(KnownItems Known, GruCell Cell, float[] Items, float[] Biases, float[] Recurrent)
{
    public IReadOnlyList<WeightArray> Weights { get; } = [new("items", Items), new("biases", Biases), new("recurrent", Recurrent)];

    public static Gru4RecModel Empty(KnownItems known, int width)
    {
        var cell = new GruCell(width, width);
        return new Gru4RecModel(known, cell, new float[known.Count * width], new float[known.Count], new float[cell.Parameters]);
    }

    /// <summary>Item vectors uniform in ±√(6 / (items + d)), biases 0.</summary>
    public static Gru4RecModel Random(KnownItems known, int width, int seed)
    {
        var model = Empty(known, width);
        var random = SplitMix64.Derive(seed, -1);
        var bound = MathF.Sqrt(6f / (known.Count + width));
        foreach (ref var value in model.Items.AsSpan())
        {
            value = (2 * random.NextSingle() - 1) * bound;
        }

        model.Cell.Initialize(model.Recurrent, ref random);
        return model;
    }
}
