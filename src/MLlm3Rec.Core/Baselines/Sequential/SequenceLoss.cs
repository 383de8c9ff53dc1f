namespace MLlm3Rec.Baselines.Sequential;

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
