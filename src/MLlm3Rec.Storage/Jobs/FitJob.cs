using System.Diagnostics;
using System.Runtime.CompilerServices;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Experiments;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Runs;
using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>
/// Fits one method to the train part and keeps it. With a grid, each setting is a unit whose figure on validation is kept, so that an interrupted
/// comparison goes on where it stopped; a training in epochs goes on from its last checkpoint.
/// </summary>
internal sealed class FitJob(RunRecord run, FitRequest request, FitStores stores) : RunJob
{
    private readonly FitCheckpoint checkpoint = new(stores.Options, run.Id);
    private readonly MethodEntry entry = MethodCatalogue.Find(request.Method);
    private IReadOnlyDictionary<string, string> settings = request.Settings;
    private double? ndcg;
    private int tried;
    private int model;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        var summary = await stores.Datasets.GetAsync(run.Dataset, cancellationToken);
        Provenance = new RunProvenance(summary.ContentHash, Engine: request.Method, Vocabulary: null, request.Seed);
        var engine = entry.NeedsEngine ? (await stores.FittedDatasets.EngineAsync(summary, cancellationToken)).Engine : null;
        var split = engine?.Split ?? LeaveLastOut.Split(await stores.FittedDatasets.DatasetAsync(summary, cancellationToken));
        if (request.Tune)
        {
            await foreach (var happened in TuneAsync(engine, split, cancellationToken))
            {
                yield return happened;
            }
        }

        var started = Stopwatch.GetTimestamp();
        IRecommender? fitted = null;
        await foreach (var happened in FitAsync(engine, split, cancellationToken))
        {
            fitted = (happened as MethodFitted)?.Recommender ?? fitted;
            if (happened is not MethodFitted)
            {
                yield return happened;
            }
        }

        if (fitted is not IStoredRecommender kept)
        {
            throw new NotSupportedException($"{entry.Title} cannot be kept; evaluate fits it when asked.");
        }

        yield return new StepStarted("Keeping the model", 0);
        var draft = new FittedDraft(request.Method, settings, request.Seed, ndcg, Stopwatch.GetElapsedTime(started).TotalSeconds);
        model = await stores.Models.KeepAsync(summary, run.Id, draft, kept, cancellationToken);
    }

    public override void Save(StorageContext context, UnitFinished unit) =>
        RunUnits.Keep(context, run.Id, unit.Unit, BitConverter.GetBytes((double)unit.Result));

    public override RunResult Publish(StorageContext context)
    {
        var words = settings.Count == 0 ? "as shipped" : string.Join(", ", settings.Select(pair => $"{pair.Key}={pair.Value}"));
        var figure = ndcg is { } value ? $", NDCG@10 {value:F4} on validation" : "";
        return new RunResult($"{entry.Title}, {words}{figure}, kept as model {model}.", [new NamedCount("settings tried", Math.Max(1, tried))]);
    }

    public override void Release(RunState state)
    {
        if (state is RunState.Done or RunState.Cancelled)
        {
            checkpoint.Remove();
        }
    }

    private async IAsyncEnumerable<RunEvent> TuneAsync(
        BuiltInEngine? engine, HoldOut split, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var validation = new ValidationSet(split.Train, split.Validation, new EpochOptions { Seed = request.Seed });
        if (entry.Grid.Count == 0 || validation.Users == 0)
        {
            throw new NotSupportedException(
                entry.Grid.Count == 0
                    ? $"{entry.Title} has no grid of settings to compare."
                    : "Nobody has a validation choice to compare settings with.");
        }

        yield return new StepStarted("Comparing settings", entry.Grid.Count);
        foreach (var point in entry.Grid)
        {
            var candidate = request.Settings.Concat(point).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value);
            var words = string.Join(", ", point.Select(pair => $"{pair.Key}={pair.Value}"));
            var before = await stores.Runs.UnitContentAsync(run.Id, words, cancellationToken);
            var figure = before is null ? await MeasureAsync(engine, split, validation, candidate, cancellationToken) : BitConverter.ToDouble(before);
            if (before is null)
            {
                yield return new UnitFinished(words, figure);
                yield return new LogLine(LogLevelName.Information, $"{words}: NDCG@10 {figure:F4} on validation.");
            }

            yield return new StepProgress(++tried);
            if (ndcg is not { } best || figure > best)
            {
                (ndcg, settings) = (figure, candidate);
            }
        }
    }

    private async Task<double> MeasureAsync(
        BuiltInEngine? engine, HoldOut split, ValidationSet validation, IReadOnlyDictionary<string, string> candidate,
        CancellationToken cancellationToken)
    {
        var fitted = await entry.Create(engine, request.Seed, candidate).FitAsync(split.Train, split.Validation, cancellationToken);
        return await Task.Run(() => validation.Ndcg(fitted, cancellationToken), cancellationToken);
    }

    private async IAsyncEnumerable<RunEvent> FitAsync(
        BuiltInEngine? engine, HoldOut split, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var algorithm = entry.Create(engine, request.Seed, settings);
        if (algorithm is not TrainedAlgorithm trained)
        {
            yield return new StepStarted($"Fitting {entry.Title}", 0);
            yield return new MethodFitted(await algorithm.FitAsync(split.Train, split.Validation, cancellationToken));
            yield break;
        }

        yield return new StepStarted($"Training {entry.Title}", 0);
        using var before = checkpoint.Open();
        await foreach (var told in trained.TrainAsync(split.Train, split.Validation, before, cancellationToken))
        {
            if (told is EpochFinished epoch)
            {
                checkpoint.KeepNowAndThen(epoch.Checkpoint);
                yield return new StepProgress(epoch.Report.Epoch);
                if (epoch.Report.Ndcg is not null)
                {
                    yield return new LogLine(LogLevelName.Information, InWords(epoch.Report));
                }
            }
            else if (told is TrainingFinished finished)
            {
                ndcg = finished.Ndcg;
                yield return new MethodFitted(finished.Recommender);
            }
        }
    }

    private static string InWords(EpochReport report) =>
        $"Epoch {report.Epoch}: loss {report.Loss:G4}, NDCG@10 {report.Ndcg:F4}{(report.IsBest ? ", the best so far" : "")}; at most "
            + $"{report.AtMost:h\\:mm\\:ss} to go.";

    private sealed record MethodFitted(IRecommender Recommender) : RunEvent;
}

/// <summary>What fitting a method reads and writes.</summary>
public sealed record FitStores(
    DatasetStore Datasets, RunStore Runs, FittedDatasetCache FittedDatasets, FittedMethods Methods, FittedModelStore Models, StorageOptions Options);
