namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Compares outputs with the items they should name. Holds scratch; used by one thread at a time.</summary>
internal interface IOutputLoss
{
    /// <param name="question">Outputs, right answers, and what they are held against.</param>
    /// <param name="outputGradient">[outputs × d], overwritten.</param>
    /// <param name="itemGradient">[items × d], added to.</param>
    /// <returns>The sum of the losses; gradients are those of the sum times the question's scale.</returns>
    double Run(OutputBatch question, Span<float> outputGradient, Span<float> itemGradient);
}

/// <param name="items">[items × d].</param>
/// <param name="outputs">[outputs × d].</param>
/// <param name="answers">The right item per output.</param>
/// <param name="wrong">The batch's shared sample, or one wrong item per output, or nothing, as the loss wants it.</param>
/// <param name="scale">Of the gradients.</param>
internal readonly ref struct OutputBatch(
    ReadOnlySpan<float> items, ReadOnlySpan<float> outputs, ReadOnlySpan<int> answers, ReadOnlySpan<int> wrong, float scale)
{
    public ReadOnlySpan<float> Items { get; } = items;

    public ReadOnlySpan<float> Outputs { get; } = outputs;

    public ReadOnlySpan<int> Answers { get; } = answers;

    public ReadOnlySpan<int> Wrong { get; } = wrong;

    public float Scale { get; } = scale;
}

/// <summary>What a transformer's outputs are compared with.</summary>
public enum SequenceLoss
{
    /// <summary>The right item against one drawn uniformly from those the user never chose, each alone: the published SASRec.</summary>
    Binary,

    /// <summary>The right item against a sample shared by the batch, scores corrected for how often an item is drawn.</summary>
    SampledCrossEntropy,

    /// <summary>The right item against all.</summary>
    CrossEntropy,
}
