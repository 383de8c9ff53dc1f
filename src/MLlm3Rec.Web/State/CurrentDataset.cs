using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;

namespace MLlm3Rec.Web.State;

/// <summary>
/// Which dataset this tab looks at: the one in the address, else the one looked at last, else the one that was made ready last, since that has
/// something to tell, else the first there is.
/// </summary>
public sealed class CurrentDataset(DatasetStore store, GenerationStore generations)
{
    /// <summary>Name of the cookie that remembers the dataset between visits.</summary>
    public const string Cookie = "dataset";

    private readonly Subscribers subscribers = new();
    private string? remembered;
    private int? ready;

    /// <summary>Null while there is no dataset at all.</summary>
    public DatasetSummary? Summary =>
        Find(remembered) ?? All.FirstOrDefault(dataset => dataset.Id == ready) ?? (All.Count == 0 ? null : All[0]);

    public string? Name => Summary?.Name;

    /// <summary>As the store lists them.</summary>
    public IReadOnlyList<DatasetSummary> All { get; private set; } = [];

    public IDisposable OnChanged(Func<Task> callback) => subscribers.Add(callback);

    public DatasetSummary? Find(string? name) => All.FirstOrDefault(dataset => string.Equals(dataset.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The dataset of that name as it is stored now; without a name the one looked at last, else the first there is.</summary>
    public async Task<DatasetSummary?> FindStoredAsync(string? name, CancellationToken cancellationToken) => (name ?? Name) is { } known
        ? await store.FindAsync(known, cancellationToken)
        : await store.ListAsync(cancellationToken) is [var first, ..] ? first : null;

    public void Remember(string? name) => remembered = name;

    public Task ChooseAsync(string name)
    {
        if (name == remembered)
        {
            return Task.CompletedTask;
        }

        remembered = name;
        return subscribers.NotifyAsync();
    }

    /// <summary>Reads the list anew, after an import or a deletion.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        All = await store.ListAsync(cancellationToken);
        ready = await generations.LatestDatasetAsync(GenerationKind.Models, cancellationToken);
        await subscribers.NotifyAsync();
    }
}
