using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Navigation;

/// <summary>What the list of runs shows: its address in another form. Words that an address gets wrong count as not said.</summary>
public sealed record RunListView
{
    public RunState? State { get; init; }

    public RunKind? Kind { get; init; }

    public string? Dataset { get; init; }

    public bool IsFiltered => State is not null || Kind is not null || Dataset is not null;

    public static RunListView Parse(string? state, string? kind, string? dataset) => new()
    {
        State = Enum.TryParse<RunState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        Kind = StoredWord.Find<RunKind>(kind),
        Dataset = string.IsNullOrWhiteSpace(dataset) ? null : dataset,
    };

    public RunListView With(RunState? state, RunKind? kind, string? dataset) => new() { State = state, Kind = kind, Dataset = dataset };

    /// <summary>As parts of an address, from the first page.</summary>
    public IReadOnlyDictionary<string, object?> Query() => new Dictionary<string, object?>
    {
        ["state"] = State?.ToString().ToLowerInvariant(),
        ["kind"] = Kind?.Word(),
        ["dataset"] = Dataset,
        ["page"] = null,
    };

    public RunQuery ToQuery(TableView table) => new()
    {
        State = State,
        Kind = Kind,
        Dataset = Dataset,
        Sort = table.SortAs<RunColumn>(),
        Descending = table.Descending,
        Skip = table.Skip,
        Take = table.Take,
    };
}
