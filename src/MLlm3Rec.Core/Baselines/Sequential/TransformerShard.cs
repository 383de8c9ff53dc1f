using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Layers;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>
/// A fixed share of every batch, with gradients of its own. Lanes may run on any number of threads: what each does, and the order in which their
/// gradients are summed, never changes.
/// </summary>
internal sealed class TransformerShard(TransformerModel model, TransformerSettings settings, IOutputLoss loss)
{
    /// <summary>Rows that go forth and back together: what the layers remember of them stays in the cache.</summary>
    private const int PackRows = 512;

    private readonly TransformerPass pass = new(model.Shape);
    private readonly PackedSequences pack = new();
    private readonly int[] stamps = new int[model.Known.Count];
    private float[] outputs = [];
    private float[] outputGradient = [];
    private float[] allGradient = [];
    private int[] wrong = [];
    private int stamp;

    public float[] ItemGradient { get; } = new float[model.Items.Length];

    public float[] LayerGradient { get; } = new float[model.Layers.Length];

    /// <summary>Sum of the losses since <see cref="Begin"/>.</summary>
    public double Loss { get; private set; }

    public long Asked { get; private set; }

    public void Begin() => (Loss, Asked) = (0, 0);

    /// <summary>Adds the gradients of some histories.</summary>
    /// <param name="histories">Oldest first; at least two items each.</param>
    /// <param name="sample">The batch's shared sample, or nothing.</param>
    /// <param name="scale">Of the gradients.</param>
    /// <param name="random">The lane's own for this batch.</param>
    public void Run(ReadOnlySpan<int[]> histories, ReadOnlySpan<int> sample, float scale, SplitMix64 random)
    {
        pack.Clear();
        for (var place = 0; place < histories.Length; place++)
        {
            var first = pack.Asked;
            model.Task.Teach(histories[place], model.Known.Count, pack, ref random);
            if (settings.Loss == SequenceLoss.Binary)
            {
                DrawWrong(histories[place], first, ref random);
            }

            if (pack.Rows >= PackRows || place + 1 == histories.Length)
            {
                Step(settings.Loss == SequenceLoss.Binary ? wrong.AsSpan(0, pack.Asked) : sample, scale, ref random);
                pack.Clear();
            }
        }
    }

    private void Step(ReadOnlySpan<int> against, float scale, ref SplitMix64 random)
    {
        var (width, asked) = (model.Shape.Width, pack.Asked);
        var made = pass.Forward(model.Items, model.Layers, pack, settings.Dropout, new SplitMix64(random.NextUInt64()));
        BlockActivations.Fit(ref outputGradient, asked * width);
        var gradient = outputGradient.AsSpan(0, asked * width);
        var all = asked == pack.Rows;
        var question = new OutputBatch(model.Answers, all ? made : Pick(made), pack.Answers, against, scale);
        Loss += loss.Run(question, gradient, ItemGradient);
        Asked += asked;
        pass.Backward(model.Layers, pack, all ? gradient : Spread(gradient), LayerGradient, ItemGradient);
    }

    /// <summary>The outputs that are asked about.</summary>
    private Span<float> Pick(ReadOnlySpan<float> made)
    {
        BlockActivations.Fit(ref outputs, pack.Asked * model.Shape.Width);
        var picked = outputs.AsSpan(0, pack.Asked * model.Shape.Width);
        Embedding.Gather(made, pack.AskedRows, model.Shape.Width, scale: 1, picked);
        return picked;
    }

    /// <summary>Their gradients, and 0 for the others.</summary>
    private Span<float> Spread(ReadOnlySpan<float> gradient)
    {
        BlockActivations.Fit(ref allGradient, pack.Rows * model.Shape.Width);
        var spread = allGradient.AsSpan(0, pack.Rows * model.Shape.Width);
        spread.Clear();
        Embedding.Scatter(gradient, pack.AskedRows, model.Shape.Width, scale: 1, spread);
        return spread;
    }

    /// <summary>One item per question that its user never chose, uniformly; where the user chose nearly everything, any.</summary>
    private void DrawWrong(ReadOnlySpan<int> history, int first, ref SplitMix64 random)
    {
        stamp++;
        foreach (var item in history)
        {
            stamps[item] = stamp;
        }

        if (wrong.Length < pack.Asked)
        {
            Array.Resize(ref wrong, 2 * pack.Asked);
        }

        for (var place = first; place < pack.Asked; place++)
        {
            var tries = 0;
            do
            {
                wrong[place] = random.NextInt32(stamps.Length);
            }
            while (stamps[wrong[place]] == stamp && tries++ < 100);
        }
    }
}
