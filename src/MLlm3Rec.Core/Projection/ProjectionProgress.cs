namespace MLlm3Rec.Projection;

/// <summary>So many of a step's total are done.</summary>
public sealed record ProjectionProgress(string Step, int Done, int Total);
