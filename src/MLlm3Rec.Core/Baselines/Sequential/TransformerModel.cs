using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>The weights of a transformer over histories.</summary>
/// <param name="Known">The items.</param>
/// <param name="Task">What it is taught and asked.</param>
/// <param name="Shape">How it is built.</param>
/// <param name="Items">[items + marks × d]: what is read, and, without the marks, what is matched.</param>
/// <param name="Layers">As the shape lays them out.</param>
internal sealed record TransformerModel(KnownItems Known, ISequenceTask Task, TransformerShape Shape, float[] Items, float[] Layers)
{
    public IReadOnlyList<WeightArray> Weights { get; } = [new("items", Items), new("layers", Layers)];

    /// <summary>The vectors that outputs are matched with.</summary>
    public ReadOnlySpan<float> Answers => Items.AsSpan(0, Known.Count * Shape.Width);

    /// <summary>Item vectors normal with deviation 0.02.</summary>
    public static TransformerModel Random(Dataset train, ISequenceTask task, TransformerOptions options)
    {
        var model = Empty(train, task, options);
        var random = SplitMix64.Derive(options.Seed, -1);
        foreach (ref var value in model.Items.AsSpan())
        {
            value = (float)(0.02 * random.NextGaussian());
        }

        model.Shape.Randomize(model.Layers, ref random);
        return model;
    }

    /// <exception cref="ArgumentException">The heads do not divide the width.</exception>
    public static TransformerModel Empty(Dataset train, ISequenceTask task, TransformerOptions options)
    {
        if (options.EmbeddingSize % options.Heads != 0)
        {
            throw new ArgumentException(
                $"{options.Heads} heads cannot share a width of {options.EmbeddingSize}: choose a number that divides it.", nameof(options));
        }

        var known = KnownItems.Of(train);
        var shape = new TransformerShape(options.EmbeddingSize, options.Blocks, options.Heads, task.Places, task.Causal);
        return new TransformerModel(known, task, shape, new float[(known.Count + task.Marks) * shape.Width], new float[shape.Parameters]);
    }

    /// <exception cref="InvalidDataException">The weights belong to other options or another dataset.</exception>
    public static IRecommender Restore(
        string method, Dataset train, ISequenceTask task, TransformerOptions options, IReadOnlyList<WeightArray> weights)
    {
        var model = Empty(train, task, options);
        WeightStream.Fill(weights, model.Weights);
        return new TransformerRecommender(method, model);
    }
}
