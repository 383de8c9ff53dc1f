using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources.Columns;

/// <summary>How the columns of one table are read, decided for each column as a whole.</summary>
internal sealed record ColumnJudgement
{
    /// <summary>What public formats go by, whose columns are known.</summary>
    public static ColumnJudgement Usual { get; } = new();

    public TimeFormat Time { get; init; } = TimeFormat.Any;

    /// <summary>A column with the hours, where the time's column holds days.</summary>
    public string? TimeOfDay { get; init; }

    public NumberFormat Numbers { get; init; }

    /// <summary>The signal that means "not rated", or null.</summary>
    public float? Unrated { get; init; }

    /// <summary>Columns whose lists are divided by commas.</summary>
    public IReadOnlyCollection<string> CommaLists { get; init; } = [];

    /// <summary>Only rows whose column says this are choices.</summary>
    public (string Column, string Value)? Where { get; init; }

    /// <summary>Whether 007, 7.0 and 7 are one id.</summary>
    public bool NumberIds { get; init; }
}
