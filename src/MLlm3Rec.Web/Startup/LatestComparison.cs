using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Loops;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Experiments;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Startup;

/// <summary>Opens the comparison that was made last, beside the start: whoever comes for it, mostly by a link, does not wait for it to be read and
/// measured.</summary>
internal sealed partial class LatestComparison(RunStore runs, ExperimentMaker maker, LoopWatch loops, ILogger<LatestComparison> logger)
    : BackgroundService
{
    private static readonly LoopDefinition Opening = new("Opening the latest comparison", Every: null, IsEssential: false);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => loops.RunAsync(Opening, OpenLatestAsync, stoppingToken);

    private async Task OpenLatestAsync(CancellationToken stoppingToken)
    {
        var made = await runs.PageAsync(new RunQuery { Kind = RunKind.Evaluate, State = RunState.Done, Take = 1 }, stoppingToken);
        if (made.Rows is [var latest])
        {
            await OpenAsync(latest.Id, stoppingToken);
        }
    }

    private async Task OpenAsync(int run, CancellationToken stoppingToken)
    {
        try
        {
            await maker.MakeAsync(new CompareView { Run = run }, stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            // Nobody has asked for it yet: a comparison that cannot be read must not keep the server from starting.
            LogNotOpened(failure, run);
        }
    }

    [
        LoggerMessage(
            EventId = 2,
            EventName = "ComparisonNotOpened",
            Level = LogLevel.Warning,
            Message = "Comparison {Run} could not be opened beside the start; its page says why."),
    ]
    private partial void LogNotOpened(Exception failure, int run);
}
