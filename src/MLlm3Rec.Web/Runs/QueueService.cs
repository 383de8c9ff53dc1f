using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Runs;

/// <summary>Works the queue off for as long as the server lives, whoever is watching.</summary>
internal sealed class QueueService(RunQueue queue) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => queue.DrainAsync(stoppingToken);
}
