using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Navigation;

/// <summary>What the list of runs shows: its address in another form. Words that an address gets wrong count as not said.</summary>
public sealed record RunListView
{
    public const int PageSize = 50;

    public RunState? State { get; init; }

    public RunKind? Kind { get; init; }

    public string? Dataset { get; init; }

    public int Page { get; init; } = 1;

    public bool IsFiltered => State is not null || Kind is not null || Dataset is not null;

    public static RunListView Parse(string? state, string? kind, string? dataset, int? page) => new()
    {
        State = Enum.TryParse<RunState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        Kind = StoredWord.Find<RunKind>(kind),
        Dataset = string.IsNullOrWhiteSpace(dataset) ? null : dataset,
        Page = Math.Max(1, page ?? 1),
    };

    /// <summary>Another filter starts at the first page again.</summary>
    public RunListView With(RunState? state, RunKind? kind, string? dataset) => new() { State = state, Kind = kind, Dataset = dataset };

    public RunQuery ToQuery() => new() { State = State, Kind = Kind, Dataset = Dataset, Skip = (Page - 1) * PageSize, Take = PageSize };
}
