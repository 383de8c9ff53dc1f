using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Pages.Compare;

namespace MLlm3Rec.Web.Startup;

/// <summary>Opens the comparison that was made last, beside the start: whoever comes for it, mostly by a link, does not wait for it to be read and measured.</summary>
internal sealed class LatestComparison(RunStore runs, ExperimentMaker maker) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var made = await runs.PageAsync(new RunQuery { Kind = "evaluate", State = RunState.Done, Take = 1 }, stoppingToken);
        if (made.Rows is [var latest])
        {
            await maker.MakeAsync(new CompareView { Run = latest.Id }, stoppingToken);
        }
    }
}
