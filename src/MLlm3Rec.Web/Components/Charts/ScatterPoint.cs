namespace MLlm3Rec.Web.Components.Charts;

/// <summary>One thing by two of its figures.</summary>
/// <param name="Key">What a click tells.</param>
/// <param name="Name">Stands beside the point, if there is room.</param>
/// <param name="X">Across.</param>
/// <param name="Y">Upwards.</param>
public sealed record ScatterPoint(string Key, string Name, double X, double Y)
{
    /// <summary>Ends of the interval across; null where there is none.</summary>
    public (double Low, double High)? XInterval { get; init; }

    public (double Low, double High)? YInterval { get; init; }

    /// <summary>What is told of it under the pointer, line by line.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];
}

/// <param name="Title">Of the axis, with its unit.</param>
/// <param name="IsLessBetter">Whether small values are the good ones.</param>
public sealed record ScatterAxis(string Title, bool IsLessBetter);
