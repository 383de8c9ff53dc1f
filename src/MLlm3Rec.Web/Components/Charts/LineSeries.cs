namespace MLlm3Rec.Web.Components.Charts;

/// <summary>One line with the intervals of its points.</summary>
/// <param name="Name">Stands in the legend.</param>
/// <param name="Points">From left to right.</param>
public sealed record LineSeries(string Name, IReadOnlyList<LinePoint> Points);

/// <param name="X">Across; the place of its tick where the axis has steps.</param>
/// <param name="Y">Upwards.</param>
public sealed record LinePoint(double X, double Y)
{
    /// <summary>Ends of the interval upwards; null where there is none.</summary>
    public (double Low, double High)? Interval { get; init; }

    /// <summary>What a click tells; null where it leads nowhere.</summary>
    public string? Key { get; init; }

    /// <summary>What is told of it under the pointer, line by line.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];
}

/// <param name="Series">Eight at most tell each other apart by colour, symbol and dash.</param>
/// <param name="Across">Title of the axis, with its unit.</param>
/// <param name="Upwards">Title of the axis, with its unit.</param>
public sealed record LineChart(IReadOnlyList<LineSeries> Series, string Across, string Upwards)
{
    /// <summary>What stands below the steps of the axis; empty where it is a scale.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Whether upwards begins at 0.</summary>
    public bool FromZero { get; init; }
}
