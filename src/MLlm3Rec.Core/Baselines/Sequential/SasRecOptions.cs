namespace MLlm3Rec.Baselines.Sequential;

/// <summary>What <see cref="SasRecAlgorithm"/> can be told.</summary>
public sealed record SasRecOptions : TransformerOptions;
