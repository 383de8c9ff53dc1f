namespace MLlm3Rec.Evaluation;

/// <summary>A mean over users with the interval that holds it in 95 of 100 resamples.</summary>
public readonly record struct MeanInterval(double Mean, double Low, double High);
