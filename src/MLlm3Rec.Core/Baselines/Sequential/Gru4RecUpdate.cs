using System.Numerics.Tensors;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Numerics.Optimizers;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>One step of Adagrad for the recurrent layer and for the items that took part. An item's gradients are summed before its step.</summary>
internal sealed class Gru4RecUpdate
{
    private readonly Gru4RecModel model;
    private readonly int width;
    private readonly float rate;
    private readonly SparseAdagrad items;
    private readonly SparseAdagrad biases;
    private readonly SparseAdagrad recurrent;
    private readonly int[] slot;
    private readonly int[] touched;
    private readonly float[] sums;
    private readonly float[] biasSums;
    private int count;

    public Gru4RecUpdate(Gru4RecModel model, Gru4RecOptions options)
    {
        (this.model, width, rate) = (model, options.EmbeddingSize, (float)options.LearningRate);
        var momentum = (float)options.Momentum;
        (items, biases, recurrent) = (new(model.Items.Length, momentum), new(model.Biases.Length, momentum), new(model.Recurrent.Length, momentum));
        slot = new int[model.Known.Count];
        slot.AsSpan().Fill(-1);
        var most = 2 * options.BatchSize + options.Negatives;
        touched = new int[most];
        (sums, biasSums) = (new float[most * width], new float[most]);
    }

    public IReadOnlyList<WeightArray> Memory =>
    [
        new("items squares", items.Squares), new("items motion", items.Motion),
        new("biases squares", biases.Squares), new("biases motion", biases.Motion),
        new("recurrent squares", recurrent.Squares), new("recurrent motion", recurrent.Motion),
    ];

    /// <param name="recurrentGradient">Of the recurrent layer.</param>
    /// <param name="loss">Has the gradients of the matched vectors.</param>
    /// <param name="read">The items that were read.</param>
    /// <param name="readGradient">[read × d].</param>
    public void Step(ReadOnlySpan<float> recurrentGradient, CandidateLoss loss, ReadOnlySpan<int> read, ReadOnlySpan<float> readGradient)
    {
        recurrent.Step(model.Recurrent, first: 0, recurrentGradient, rate);
        count = 0;
        for (var place = 0; place < loss.Candidates.Length; place++)
        {
            Add(loss.Candidates[place], loss.Gradient.Slice(place * width, width), loss.BiasGradient[place]);
        }

        for (var place = 0; place < read.Length; place++)
        {
            Add(read[place], readGradient.Slice(place * width, width), bias: 0);
        }

        for (var place = 0; place < count; place++)
        {
            var item = touched[place];
            items.Step(model.Items, item * width, sums.AsSpan(place * width, width), rate);
            biases.Step(model.Biases, item, biasSums.AsSpan(place, 1), rate);
            slot[item] = -1;
        }
    }

    private void Add(int item, ReadOnlySpan<float> gradient, float bias)
    {
        if (slot[item] < 0)
        {
            (slot[item], touched[count], biasSums[count]) = (count, item, bias);
            gradient.CopyTo(sums.AsSpan(count++ * width));
            return;
        }

        var sum = sums.AsSpan(slot[item] * width, width);
        TensorPrimitives.Add(sum, gradient, sum);
        biasSums[slot[item]] += bias;
    }
}
