using System.Runtime.CompilerServices;
using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Profiles;
using MLlm3Rec.Projection;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>A map of a dataset's users and items. One that was computed before is reused.</summary>
internal sealed class ProjectJob(RunRecord run, ProjectRequest request, DatasetStore datasets, MapStore maps, FittedDatasetCache fittedDatasets)
    : RunJob
{
    private MapSummary? former;
    private TraitMap? made;
    private int generation;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        var summary = await datasets.GetAsync(run.Dataset, cancellationToken);
        var fitted = await fittedDatasets.EngineAsync(summary, cancellationToken);
        var provenance = BuiltInProvenance.Of(fitted.Engine.Reader);
        Provenance = new RunProvenance(summary.ContentHash, provenance.Model, provenance.Vocabulary, request.Options.Seed);
        generation = fitted.TraitsGeneration;
        former = await maps.FindAsync(summary.Id, request.Options, cancellationToken);
        if (former is not null)
        {
            yield return new LogLine(LogLevelName.Information, "The same map was computed before and is reused.");
            yield break;
        }

        await foreach (var happened in ProgressStream.OfAsync((events, token) =>
            MakeAsync(fitted.Engine.MapSource, events, token), cancellationToken))
        {
            yield return happened;
        }
    }

    public override RunResult Publish(StorageContext context)
    {
        if (former is { } found)
        {
            return Result(found.Points, found.Trustworthiness, found.Preservation);
        }

        var map = made!; // The last thing that ExecuteAsync sets.
        maps.Write(context, generation, run.Id, request.Options, map);
        return Result(map.Count, map.Quality.Trustworthiness, map.Quality.Preservation);
    }

    private static RunResult Result(int points, double trust, double preservation) => new(
        $"A map of {points:N0} points; {trust:P1} trustworthy, {preservation:P0} of neighbours kept.",
        [new NamedCount("points", points)]);

    private Task MakeAsync(MapSource source, IProgress<RunEvent> events, CancellationToken cancellationToken)
    {
        var step = "";
        made = TraitMap.Make(source, request.Options, Tell, cancellationToken);
        return Task.CompletedTask;

        void Tell(ProjectionProgress progress)
        {
            if (progress.Step != step)
            {
                step = progress.Step;
                events.Report(new StepStarted(step, progress.Total));
            }

            events.Report(new StepProgress(progress.Done));
        }
    }
}
