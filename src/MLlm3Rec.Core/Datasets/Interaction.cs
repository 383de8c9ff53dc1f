namespace MLlm3Rec.Datasets;

/// <summary>One choice in a user's history, in dense numbers.</summary>
/// <param name="Item">Index of the item in <see cref="Dataset.Items"/>.</param>
/// <param name="Time">Unix seconds, or <see cref="NoTime"/>.</param>
/// <param name="Signal">In the source's own unit (stars, plays, seconds), or NaN where the source has none.</param>
/// <param name="Review">Number of the review text in <see cref="Dataset.ReviewOf"/>, or −1.</param>
public readonly record struct Interaction(int Item, long Time, float Signal, int Review)
{
    public const long NoTime = long.MinValue;

    public bool HasTime => Time != NoTime;

    public bool HasSignal => !float.IsNaN(Signal);
}

/// <summary>What an interaction's signal counts, as the source says.</summary>
public enum SignalKind
{
    /// <summary>Only that the choice was made.</summary>
    None,

    /// <summary>An opinion on a scale, higher is better.</summary>
    Rating,

    /// <summary>How often or how long: plays, hours, clicks.</summary>
    Count,
}
