namespace MLlm3Rec.Experiments;

/// <summary>For methods that can be told nothing.</summary>
public sealed record NoOptions
{
    public static NoOptions Instance { get; } = new();
}

/// <summary>What the random recommender can be told.</summary>
public sealed record RandomOptions
{
    public int Seed { get; init; } = 42;
}
