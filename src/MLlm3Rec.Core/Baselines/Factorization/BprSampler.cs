namespace MLlm3Rec.Baselines.Factorization;

/// <summary>How the item that was not chosen is drawn.</summary>
public enum BprSampler
{
    /// <summary>In proportion to how often an item was chosen: harder to tell apart. As in benfred/implicit.</summary>
    Popularity,

    /// <summary>Every item that somebody chose alike, as published.</summary>
    Uniform,
}
