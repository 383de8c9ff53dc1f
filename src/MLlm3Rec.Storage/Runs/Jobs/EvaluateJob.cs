using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Runs;
using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Models;

namespace MLlm3Rec.Storage.Runs.Jobs;

/// <summary>Measures methods on hidden choices. One unit per method; what a unit measured is kept with its mark.</summary>
internal sealed class EvaluateJob(RunRecord run, EvaluateRequest request, DatasetStore datasets, RunStore runs, BenchCache benches, ModelStores models)
    : RunJob
{
    private const int UsersAtATime = 1000;

    private readonly Dictionary<string, MethodReport> measured = new(StringComparer.Ordinal);
    private readonly LanguageTrials trials = new(run, request, models, runs);
    private int users;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        var summary = await datasets.GetAsync(run.Dataset, cancellationToken);
        Provenance = new RunProvenance(summary.ContentHash, Engine: null, Vocabulary: null, request.Seed);
        var engine = request.Methods.Any(MethodCatalogue.NeedsEngine) ? (await benches.EngineAsync(summary, cancellationToken)).Engine : null;
        var dataset = engine?.Dataset ?? await datasets.LoadAsync(summary.Id, cancellationToken);
        if (engine is not null)
        {
            Provenance = Provenance with { Engine = engine.Extractor.Provenance.Model, Vocabulary = engine.Vocabulary.Version };
        }

        var questions = await Questions.OfAsync(request, dataset, engine?.Split ?? LeaveLastOut.Split(dataset), cancellationToken);
        users = questions.Users.Count;
        yield return new LogLine(LogLevelName.Information, $"{users:N0} users are asked about their last choice.");

        foreach (var method in request.Methods.Distinct(StringComparer.Ordinal))
        {
            if (await runs.UnitContentAsync(run.Id, method, cancellationToken) is { } before)
            {
                measured[method] = JsonSerializer.Deserialize(before, StoredJson.Default.MethodReport)!; // Written by Save below.
                continue;
            }

            if (LanguageMethod.Of(method) is { } asking)
            {
                await foreach (var happened in trials.AskAsync(asking, engine!, questions, cancellationToken)) // NeedsEngine
                {
                    yield return happened is MethodMeasured { Report: var report } ? new UnitFinished(method, measured[method] = report) : happened;
                }

                yield return new LogLine(LogLevelName.Information, Questions.InWords(measured[method]));
                continue;
            }

            yield return new StepStarted($"Fitting {method}", 0);
            var started = Stopwatch.GetTimestamp();
            var recommender = await MethodCatalogue.Create(method, engine, request.Seed).FitAsync(questions.Split.Train, questions.Split.Validation, cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

            yield return new StepStarted($"Asking {method}", users);
            var blocks = new List<UserRanks>();
            foreach (var block in questions.Users.Chunk(UsersAtATime))
            {
                blocks.Add(Evaluator.Ask(recommender, questions with { Users = block }, Environment.ProcessorCount, cancellationToken));
                yield return new StepProgress(blocks.Sum(asked => asked.Users.Length));
            }

            measured[method] = Questions.Report(request, UserRanks.Join(blocks), seconds, cancellationToken);
            yield return new UnitFinished(method, measured[method]);
            yield return new LogLine(LogLevelName.Information, Questions.InWords(measured[method]));
        }
    }

    public override void Save(WorkbenchContext context, UnitFinished unit)
    {
        if (unit.Result is TrialMark mark)
        {
            trials.Save(context, unit, mark);
            return;
        }

        context.Execute(
            "INSERT OR IGNORE INTO RunUnits (RunId, Unit, Content) VALUES (@0, @1, @2)",
            run.Id,
            unit.Unit,
            JsonSerializer.SerializeToUtf8Bytes((MethodReport)unit.Result, StoredJson.Default.MethodReport));
    }

    public override RunResult Publish(WorkbenchContext context)
    {
        MethodReport[] methods = [.. request.Methods.Distinct(StringComparer.Ordinal).Select(method => measured[method])];
        return new RunResult(
            string.Join("; ", methods.Select(Questions.InWords)),
            [new NamedCount("users", users)],
            new ComparisonReport(run.Dataset, request.Protocol, request.Seed, users, methods),
            methods.Any(method => method.Cost is not null)
                ? methods.Aggregate(MLlm3Rec.Exchanges.Usage.None, (sum, method) => sum + (method.Cost?.Usage ?? MLlm3Rec.Exchanges.Usage.None))
                : null);
    }
}
