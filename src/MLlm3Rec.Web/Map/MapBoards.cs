using MLlm3Rec.Map;
using MLlm3Rec.Storage.Caching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Storage.Fitting;

namespace MLlm3Rec.Web.Map;

/// <summary>The maps that somebody looks at: the latest few, shared by all tabs and by the data endpoints.</summary>
public sealed class MapBoards(MapStore maps, DatasetStore datasets, FittedDatasetCache fittedDatasets) : IDisposable
{
    private const int Kept = 3;

    private readonly AsyncCache<int, MapBoard?> boards = new(Kept);

    /// <summary>Null where there is no such map (any more).</summary>
    public Task<MapBoard?> OpenAsync(int id, CancellationToken cancellationToken) =>
        boards.GetAsync(id, () => LoadAsync(id, CancellationToken.None), cancellationToken);

    /// <summary>The map has changed: whoever opens it next reads it anew.</summary>
    public void Forget(int id) => boards.Remove(id);

    public void Dispose() => boards.Dispose();

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
}
