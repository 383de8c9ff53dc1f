using MLlm3Rec.Map;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Storage.Models;

namespace MLlm3Rec.Web.Map;

/// <summary>The maps that somebody looks at: the latest few, shared by all tabs and by the data endpoints.</summary>
public sealed class MapBoards(MapStore maps, DatasetStore datasets, FittedDatasetCache fittedDatasets) : IDisposable
{
    private const int Kept = 3;

    private readonly SemaphoreSlim opening = new(1, 1);
    private readonly List<MapBoard> boards = [];

    /// <summary>Null where there is no such map (any more).</summary>
    public async Task<MapBoard?> OpenAsync(int id, CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken);
        try
        {
            if (boards.Find(board => board.Stored.Summary.Id == id) is { } held)
            {
                return held;
            }

            return await LoadAsync(id, cancellationToken) is { } board ? Keep(board) : null;
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>The map has changed: whoever opens it next reads it anew.</summary>
    public async Task ForgetAsync(int id, CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken);
        try
        {
            boards.RemoveAll(board => board.Stored.Summary.Id == id);
        }
        finally
        {
            opening.Release();
        }
    }

    public void Dispose() => opening.Dispose();

    private async Task<MapBoard?> LoadAsync(int id, CancellationToken cancellationToken)
    {
        if (await maps.OpenAsync(id, cancellationToken) is not { } stored
            || (await datasets.ListAsync(cancellationToken)).FirstOrDefault(dataset => dataset.Id == stored.Summary.DatasetId) is not { } dataset)
        {
            return null;
        }

        var source = (await fittedDatasets.GetAsync(dataset.Name, cancellationToken)).Engine.MapSource;
        var facts = await Task.Run(() => MapFacts.Of(source, stored.Map.Points, cancellationToken), cancellationToken);
        return new MapBoard(stored, source, facts);
    }

    private MapBoard Keep(MapBoard board)
    {
        boards.Add(board);
        if (boards.Count > Kept)
        {
            boards.RemoveAt(0);
        }

        return board;
    }
}
