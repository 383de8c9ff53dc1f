using Microsoft.Extensions.Options;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Loops;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Runs;

namespace MLlm3Rec.Web.Startup;

/// <summary>
/// On the very first start, queues what turns the bundled sample into a story: import, traits, motives, ranking.
/// The port is open by then and pages show the progress. A workbench that ever had a run is left alone: whoever deleted the sample meant it.
/// </summary>
internal sealed class SampleSetup(
    DatasetStore datasets, RunStore runs, Preparation preparation, LoopWatch loops, IOptions<SampleSetupOptions> options)
    : BackgroundService
{
    private static readonly LoopDefinition Bringing = new("Bringing the sample", Every: null, IsEssential: false);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => loops.RunAsync(Bringing, BringAsync, stoppingToken);

    private async Task BringAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Bring && BundledSample.Steps() is [_, ..] steps && await IsNewAsync(stoppingToken))
        {
            await preparation.StartAsync(steps, stoppingToken);
        }
    }

    private async Task<bool> IsNewAsync(CancellationToken cancellationToken) =>
        (await datasets.ListAsync(cancellationToken)).Count == 0 && (await runs.PageAsync(new RunQuery { Take = 1 }, cancellationToken)).Total == 0;
}

/// <summary>What the first start does; section "Sample" of the settings.</summary>
public sealed class SampleSetupOptions
{
    /// <summary>Whether an empty workbench begins with the bundled sample. Default true.</summary>
    public bool Bring { get; set; } = true;
}
