namespace MLlm3Rec.Datasets;

/// <summary>What one row of one file says about an item, as written there; the builder makes plain text of it.</summary>
public sealed record ItemText
{
    public string? Title { get; init; }

    public IEnumerable<string?> Categories { get; init; } = [];

    public string? Brand { get; init; }

    public string? Description { get; init; }

    public IEnumerable<string> Tags { get; init; } = [];
}
