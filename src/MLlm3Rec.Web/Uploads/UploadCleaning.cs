namespace MLlm3Rec.Web.Uploads;

/// <summary>Removes uploads that nobody came back for. A refused import keeps its files for another try, but not for ever.</summary>
internal sealed class UploadCleaning(UploadFolder uploads, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        do
        {
            uploads.RemoveUntouchedSince(clock.GetUtcNow() - Patience);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
