namespace MLlm3Rec.Web.Components.Charts;

/// <summary>A mean with its interval.</summary>
/// <param name="Row">The text beside it.</param>
/// <param name="Mean">In the unit of the axis.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Standing">How it stands to the reference.</param>
public sealed record ForestPoint(ChartRow Row, double Mean, double Low, double High, ForestVerdict Standing)
{
    /// <summary>What is told of it under the pointer, line by line.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];
}

/// <summary>How a mean stands to the one that all are held against; each has a symbol of its own.</summary>
public enum ForestVerdict
{
    Reference,

    /// <summary>Clearly different by the test.</summary>
    Clear,

    /// <summary>Not to be told from the reference.</summary>
    Unclear,
}
