namespace MLlm3Rec.Web.Components.Charts;

/// <summary>One row of a chart whose names stand beside their bars as text of the page: it wraps, is read out, and takes the focus.</summary>
/// <param name="Name">What the row is of.</param>
/// <param name="Figure">What it amounts to, as text.</param>
public sealed record ChartRow(string Name, string Figure)
{
    /// <summary>What choosing the row tells; null where it cannot be chosen.</summary>
    public string? Key { get; init; }

    /// <summary>Id of its element, for links on the page.</summary>
    public string? Id { get; init; }

    /// <summary>Kind of thing it is: the focus goes from one to another of its kind when rows change.</summary>
    public string? Kind { get; init; }

    /// <summary>Everything that the row says, in one sentence.</summary>
    public string? Spoken { get; init; }

    /// <summary>What the name means, under the pointer.</summary>
    public string? Meaning { get; init; }

    public string? Icon { get; init; }

    /// <summary>Class that brings a motive's hue.</summary>
    public string? Class { get; init; }

    /// <summary>Above rows that belong together.</summary>
    public bool IsHead { get; init; }
}
