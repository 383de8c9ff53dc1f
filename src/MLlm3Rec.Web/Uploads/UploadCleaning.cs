using MLlm3Rec.Storage.Loops;

namespace MLlm3Rec.Web.Uploads;

/// <summary>Removes uploads that nobody came back for. A refused import keeps its files for another try, but not for ever.</summary>
internal sealed class UploadCleaning(UploadFolder uploads, LoopWatch loops, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private static readonly LoopDefinition Cleaning = new("Clearing old uploads", TimeSpan.FromHours(1), IsEssential: false);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => loops.RunAsync(
        Cleaning,
        _ =>
        {
            uploads.RemoveUntouchedSince(clock.GetUtcNow() - Patience);
            return Task.CompletedTask;
        },
        stoppingToken);
}
