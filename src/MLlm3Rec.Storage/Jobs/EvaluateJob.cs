using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>
/// Measures methods on hidden choices. A unit per method and block of users keeps ranks and lists; a unit per method keeps its figures.
/// </summary>
internal sealed class EvaluateJob(RunRecord run, EvaluateRequest request, EvaluateStores stores, ModelStores models) : RunJob
{
    private const int UsersPerUnit = 1000;

    private readonly Dictionary<string, MethodReport> measured = new(StringComparer.Ordinal);
    private readonly LanguageTrials trials = new(run, request, models, stores.Runs);
    private int users;
    private int repeats;
    private (int LeftOut, int Hidden) low;
    private UserFacts? facts;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        var evaluation = await stores.OpenAsync(request, cancellationToken);
        Provenance = evaluation.Provenance(request.Seed);
        var questions = await EvaluationQuestions.OfAsync(request, evaluation, cancellationToken);
        users = questions.Users.Count;
        repeats = evaluation.Hidden.RepeatsLeftOut(request);
        low = (evaluation.Hidden.LowLeftOut(request), evaluation.Hidden.LowHidden(questions.Users));
        facts = UserFacts.Of(evaluation.Hidden, [.. questions.Users.Where(user => evaluation.Hidden.Split.Test[user] >= 0).Order()]);
        yield return new LogLine(LogLevelName.Information, $"{users:N0} users are asked: {Setup.InWords(request)}.");
        if (repeats > 0)
        {
            yield return new LogLine(LogLevelName.Information, $"{repeats:N0} more are left out: what is hidden of them they had chosen before.");
        }

        if (low.LeftOut > 0)
        {
            yield return new LogLine(LogLevelName.Information, $"{low.LeftOut:N0} more are left out: their hidden choice is rated lower.");
        }

        if (users < Comparison.FewUsers)
        {
            yield return new LogLine(
                LogLevelName.Warning,
                $"Fewer than {Comparison.FewUsers} users: intervals are rough and hardly any difference can be told from chance.");
        }

        foreach (var method in request.Methods.Distinct(StringComparer.Ordinal))
        {
            if (await stores.Runs.UnitContentAsync(run.Id, method, cancellationToken) is { } before)
            {
                measured[method] = JsonSerializer.Deserialize(before, StoredJson.Default.MethodReport)!; // Written by Save below.
                continue;
            }

            await foreach (var happened in LanguageMethod.Of(method) is { } asking
                ? AskModelAsync(asking, evaluation, questions, cancellationToken)
                : AskAsync(method, evaluation, questions, cancellationToken))
            {
                yield return happened;
            }

            yield return new LogLine(LogLevelName.Information, EvaluationQuestions.InWords(measured[method]));
        }
    }

    public override void Save(StorageContext context, UnitFinished unit)
    {
        if (unit.Result is TrialMark mark)
        {
            trials.Save(context, unit, mark);
            return;
        }

        if (unit.Result is UserRanks ranks)
        {
            AnswerUnits.Write(context, run.Id, unit.Unit, ranks);
            return;
        }

        RunUnits.Keep(context, run.Id, unit.Unit, JsonSerializer.SerializeToUtf8Bytes((MethodReport)unit.Result, StoredJson.Default.MethodReport));
    }

    public override RunResult Publish(StorageContext context)
    {
        FactsUnit.Write(context, run.Id, facts!); // Gathered before the first method.
        MethodReport[] methods = [.. request.Methods.Distinct(StringComparer.Ordinal).Select(method => measured[method])];
        return new RunResult(
            string.Join("; ", methods.Select(EvaluationQuestions.InWords)),
            [new NamedCount("users", users)],
            new ComparisonReport(run.Dataset, request.Protocol, request.Seed, users, methods)
            {
                RepeatsLeftOut = repeats,
                LowLeftOut = low.LeftOut,
                LowHidden = low.Hidden,
            },
            methods.Any(method => method.Cost is not null)
                ? methods.Aggregate(MLlm3Rec.Exchanges.Usage.None, (sum, method) => sum + (method.Cost?.Usage ?? MLlm3Rec.Exchanges.Usage.None))
                : null);
    }

    private async IAsyncEnumerable<RunEvent> AskAsync(
        string method, EvaluationContext evaluation, EvaluationCases questions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IRecommender? fitted = null;
        var (seconds, done) = (0.0, 0L);
        var blocks = new List<UserRanks>();
        foreach (var (block, asked) in UserBlocks.Of("users", questions.Users, UsersPerUnit))
        {
            var unit = AnswerUnits.Name(method, block);
            if (await stores.AnswersAsync(run.Id, method, unit, cancellationToken) is { } before)
            {
                blocks.Add(before);
            }
            else
            {
                if (fitted is null)
                {
                    yield return new StepStarted($"Fitting {MethodCatalogue.TitleOf(method)}", 0);
                    var started = Stopwatch.GetTimestamp();
                    var (recommender, kept) = await stores.FitAsync(run.Id, method, evaluation, request.Seed, cancellationToken);
                    fitted = recommender;
                    seconds = kept?.FitSeconds ?? Stopwatch.GetElapsedTime(started).TotalSeconds;
                    if (kept is not null)
                    {
                        yield return new LogLine(
                            LogLevelName.Information,
                            $"{MethodCatalogue.TitleOf(method)} is model {kept.Id}, {kept.SettingsInWords}, "
                                + $"kept on {kept.CreatedAt:yyyy-MM-dd HH:mm} UTC.");
                    }

                    yield return new StepStarted($"Asking {MethodCatalogue.TitleOf(method)}", users);
                }

                var ranks = Evaluator.Ask(fitted, questions with { Users = asked }, Environment.ProcessorCount, cancellationToken);
                blocks.Add(ranks with { Method = method });
                yield return new UnitFinished(unit, blocks[^1]);
            }

            yield return new StepProgress(done += asked.Length);
        }

        measured[method] = EvaluationQuestions.Report(request, UserRanks.Join(blocks), seconds, evaluation.Hidden.Split.Train, cancellationToken);
        yield return new UnitFinished(method, measured[method]);
    }

    private async IAsyncEnumerable<RunEvent> AskModelAsync(
        LanguageMethod method,
        EvaluationContext evaluation,
        EvaluationCases questions,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var happened in trials.AskAsync(method, evaluation.Engine!, questions, cancellationToken)) // NeedsEngine
        {
            if (happened is MethodMeasured through)
            {
                yield return new UnitFinished(AnswerUnits.Name(method.Name, "users all"), through.Ranks);
                yield return new UnitFinished(method.Name, measured[method.Name] = through.Report);
            }
            else
            {
                yield return happened;
            }
        }
    }
}
