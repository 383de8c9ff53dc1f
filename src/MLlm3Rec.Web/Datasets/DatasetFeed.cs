using System.Collections.Immutable;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Loops;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Datasets;

/// <summary>
/// Tells open pages that a dataset has come, gone or been renamed, whoever did it: another tab, a finished import, the command line.
/// It looks once a second, which every page sees within two.
/// </summary>
public sealed class DatasetFeed(DatasetStore store, LoopWatch loops) : BackgroundService
{
    private static readonly LoopDefinition Looking = new("List of datasets", TimeSpan.FromSeconds(1), IsEssential: true);

    private readonly Subscribers subscribers = new();
    private ImmutableHashSet<(int Id, string Name)> known = [];

    public IDisposable OnChanged(Func<Task> callback) => subscribers.Add(callback);

    /// <summary>Looks now instead of within a second.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var present = (await store.ListAsync(cancellationToken)).Select(dataset => (dataset.Id, dataset.Name)).ToImmutableHashSet();
        if (!Interlocked.Exchange(ref known, present).SetEquals(present))
        {
            await subscribers.NotifyAsync();
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => loops.RunAsync(Looking, RefreshAsync, stoppingToken);
}
