namespace MLlm3Rec.Datasets;

/// <summary>What is known of an item besides who chose it. Texts are plain: entities decoded, never markup.</summary>
public sealed record Item
{
    public required ItemId Id { get; init; }

    /// <summary>Null where the source has none; <see cref="DisplayTitle"/> then falls back to the id.</summary>
    public string? Title { get; init; }

    /// <summary>From general to special, without repeats.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    public string? Brand { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What people wrote of it in choices that may be learned from: a split puts it there, a stored item has none.</summary>
    public IReadOnlyList<BuyerReview> Buyers { get; init; } = [];

    /// <summary>For sentences and lists: never empty, and without marks of direction.</summary>
    public string DisplayTitle => DisplayText.Of(string.IsNullOrWhiteSpace(Title) ? Id.Value : Title);
}
