namespace MLlm3Rec.Web.Components.Charts;

/// <summary>One step of a running sum.</summary>
/// <param name="Row">The text beside it.</param>
/// <param name="From">The sum before.</param>
/// <param name="To">The sum with it.</param>
public sealed record WaterfallBar(ChartRow Row, double From, double To)
{
    /// <summary>What is told of it under the pointer, line by line.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>Of a motive; null for the theme's own colour.</summary>
    public int? Hue { get; init; }

    /// <summary>The whole sum, at the end.</summary>
    public bool IsTotal { get; init; }
}

/// <summary>A sum as a way through its parts.</summary>
/// <param name="Bars">From above to below. Heads of groups have no bar.</param>
/// <param name="Lowest">Least sum on the way, or on that of another chart with the same scale.</param>
/// <param name="Highest">Largest sum.</param>
/// <param name="Axis">What the sum is, and its unit.</param>
public sealed record WaterfallBars(IReadOnlyList<WaterfallBar> Bars, double Lowest, double Highest, string Axis);
