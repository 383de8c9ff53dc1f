using MLlm3Rec.Storage.Loops;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Runs;

/// <summary>Works the queue off for as long as the server lives, whoever is watching.</summary>
internal sealed class QueueService(RunQueue queue, LoopWatch loops) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => queue.DrainAsync(loops, stoppingToken);
}

/// <summary>Looks for the runs of other processes for as long as the server lives.</summary>
internal sealed class WatchService(RunWatch watch, LoopWatch loops) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => watch.FollowAsync(loops, stoppingToken);
}
