namespace MLlm3Rec.Datasets;

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
