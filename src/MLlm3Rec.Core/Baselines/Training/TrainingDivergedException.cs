namespace MLlm3Rec.Baselines.Training;

/// <summary>The weights ran away.</summary>
public sealed class TrainingDivergedException(int epoch) : Exception(
    $"Training ran away: the loss of epoch {epoch} is no longer a number. A smaller learning rate usually helps.");
