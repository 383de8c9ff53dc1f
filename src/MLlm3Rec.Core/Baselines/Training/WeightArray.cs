namespace MLlm3Rec.Baselines.Training;

/// <summary>One named array of a model or of its optimizer, live: training writes into <paramref name="Values"/>.</summary>
/// <param name="Name">Unique within a model, e.g. "items".</param>
/// <param name="Values">Row-major where it is a matrix.</param>
public sealed record WeightArray(string Name, float[] Values);
