using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Runs;

namespace MLlm3Rec.Web.Map;

/// <summary>What the Map page shows for an address.</summary>
/// <param name="Dataset">Null where there is none of that name.</param>
/// <param name="Missing">Runs that must come before any map.</param>
/// <param name="Maps">Computed ones, newest first.</param>
/// <param name="Board">The map itself; null while it was not computed.</param>
/// <param name="Saved">Selections with a name.</param>
public sealed record MapScene(
    DatasetSummary? Dataset, IReadOnlyList<RunRequest> Missing, IReadOnlyList<MapSummary> Maps, MapBoard? Board,
    IReadOnlyList<SelectionSummary> Saved);

/// <summary>Everything the Map page asks of stores and runs.</summary>
public sealed class MapService(MapStore maps, SelectionStore selections, MapBoards boards, Preparation preparation, RunQueue queue)
{
    public async Task<MapScene> LoadAsync(DatasetSummary? dataset, MapView view, CancellationToken cancellationToken)
    {
        if (dataset is null)
        {
            return new MapScene(null, [], [], null, []);
        }

        var readiness = await preparation.ReadinessAsync(dataset.Id, cancellationToken);
        if (readiness.Traits is null)
        {
            return new MapScene(dataset, readiness.Missing(dataset.Name), [], null, []);
        }

        var list = await maps.ListAsync(dataset.Id, cancellationToken);
        var wanted = view.AnyMap ? list is [var newest, ..] ? newest : null : list.FirstOrDefault(map => map.Options.Key == view.Options.Key);
        var board = wanted is null ? null : await boards.OpenAsync(wanted.Id, cancellationToken);
        return new MapScene(dataset, [], list, board, await selections.SavedAsync(dataset.Id, cancellationToken));
    }

    public Task<int> ComputeAsync(string dataset, MapOptions options, CancellationToken cancellationToken) =>
        queue.EnqueueAsync(new ProjectRequest { Dataset = dataset, Options = options.Validated() }, cancellationToken);

    /// <summary>The computed maps of a dataset, newest first.</summary>
    public Task<IReadOnlyList<MapSummary>> MapsAsync(int dataset, CancellationToken cancellationToken) => maps.ListAsync(dataset, cancellationToken);

    /// <summary>Stores a selection of points; null for none.</summary>
    public async Task<string?> KeepAsync(MapBoard board, IEnumerable<int> points, CancellationToken cancellationToken)
    {
        var selection = board.Select(points);
        return selection.Count == 0 ? null : await selections.PutAsync(board.Stored.Summary.DatasetId, selection, cancellationToken);
    }

    /// <summary>The selected points of a map and the selection's name; null where there is no such selection.</summary>
    public async Task<ChosenPoints?> ChosenAsync(MapBoard board, string? code, CancellationToken cancellationToken)
    {
        var dataset = board.Stored.Summary.DatasetId;
        return code is not null
            && await selections.FindAsync(dataset, code, cancellationToken) is { } selection
            && await selections.SummaryAsync(dataset, code, cancellationToken) is { } summary
            ? new ChosenPoints(summary, selection.On(board.Map))
            : null;
    }

    public Task<bool> NameAsync(MapBoard board, string code, string? name, CancellationToken cancellationToken) =>
        selections.NameAsync(board.Stored.Summary.DatasetId, code, name, cancellationToken);

    public Task<IReadOnlyList<SelectionSummary>> SavedAsync(int dataset, CancellationToken cancellationToken) =>
        selections.SavedAsync(dataset, cancellationToken);
}

/// <summary>A selection as it lies on one map.</summary>
/// <param name="Summary">Its code, name and size in the dataset.</param>
/// <param name="Points">Those of its users and items that this map shows, ascending.</param>
public sealed record ChosenPoints(SelectionSummary Summary, int[] Points)
{
    public string Title => Summary.Name ?? "Selection";
}
