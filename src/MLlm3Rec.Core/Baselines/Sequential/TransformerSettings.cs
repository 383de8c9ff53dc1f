namespace MLlm3Rec.Baselines.Sequential;

/// <summary><see cref="TransformerOptions"/> for learning, with what the dataset decides filled in.</summary>
internal sealed record TransformerSettings(
    float Dropout, float LearningRate, int BatchSize, SequenceLoss Loss, int Negatives, double PopularityPower, int Threads);
