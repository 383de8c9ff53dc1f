using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Refusals;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>
/// Methods that ask a language model, measured user by user: each answer is a unit, written together with what it cost, so that a run that is killed
/// asks about nobody twice.
/// </summary>
internal sealed class LanguageTrials(RunRecord run, EvaluateRequest request, ModelStores models, RunStore runs)
{
    private const int RejectionsLogged = 20;

    /// <param name="method">Whom to ask.</param>
    /// <param name="engine">For traits, and for the alignment score's best where the method re-ranks them.</param>
    /// <param name="questions">With candidates.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>Events, and as the last thing a <see cref="MethodMeasured"/>.</returns>
    public async IAsyncEnumerable<RunEvent> AskAsync(
        LanguageMethod method, BuiltInEngine engine, EvaluationCases questions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var marks = await BeforeAsync(method, questions, cancellationToken);
        var spent = marks.Aggregate(Usage.None, (sum, mark) => sum + mark.Usage);
        await using var model = await models.Engines.OpenAsync(
            new ModelUse { Connection = method.Connection, Budget = request.Budget }, spent, cancellationToken);
        yield return new StepStarted(method.Reranks ? $"Fitting {MethodCatalogue.Mar} for {method.Name}" : $"Opening {method.Connection}", 0);
        var alignment = method.Reranks ? await AlignmentAsync(engine, questions, cancellationToken) : null;
        var fitted = Stopwatch.GetElapsedTime(started).TotalSeconds;

        yield return new StepStarted($"Asking {method.Name}", questions.Users.Count);
        var known = marks.Select(mark => mark.User).ToHashSet();
        var trial = new CandidateTrial(
            engine,
            model.Profiles,
            method.Ranker(model, alignment, request.Seed),
            questions with { Users = [.. questions.Users.Where(user => !known.Contains(user))] });
        await foreach (var answer in trial.AskAsync(model.Parallel, cancellationToken))
        {
            var usage = Usage.Of(answer.Exchanges);
            var mark = new TrialMark(method.Name, method.Connection, answer.User, answer.Rank, answer.Rejected is not null, usage);
            marks.Add(mark);
            yield return new UnitFinished(UnitOf(method, answer), mark);
            if (answer.Rejected is { } reasons && marks.Count(one => one.Rejected) <= RejectionsLogged)
            {
                yield return new LogLine(LogLevelName.Warning, $"{engine.Dataset.Users[answer.User]} rejected: {string.Join(" ", reasons)}");
            }

            yield return new StepProgress(marks.Count);
        }

        if (model.Budget.Ended is { } ended)
        {
            yield return new LogLine(LogLevelName.Warning, $"{method.Name} stopped because {ended}.");
        }

        var ranks = Ranks(method, marks, Stopwatch.GetElapsedTime(started).TotalSeconds - fitted, model.Budget.Ended);
        yield return new MethodMeasured(Report(ranks, marks, fitted, model.Budget.Ended, cancellationToken), ranks);
    }

    /// <summary>Inside the transaction that marks the unit as done.</summary>
    public void Save(StorageContext context, UnitFinished unit, TrialMark mark)
    {
        models.Spending.Add(context, run.Id, mark.Connection, mark.Usage);
        RunUnits.Keep(context, run.Id, unit.Unit, JsonSerializer.SerializeToUtf8Bytes(mark, JobJson.Default.TrialMark));
    }

    /// <summary>
    /// A user whom the budget left out is asked again when the run is resumed, under another name: what was spent on the first attempt stays counted.
    /// </summary>
    private static string UnitOf(LanguageMethod method, TrialAnswer answer) =>
        answer.Rank is null ? $"{method.Name} left out {answer.User}" : $"{method.Name} user {answer.User}";

    private async Task<List<TrialMark>> BeforeAsync(LanguageMethod method, EvaluationCases questions, CancellationToken cancellationToken)
    {
        var units = await runs.UnitsAsync(run.Id, cancellationToken);
        var marks = new List<TrialMark>();
        foreach (var user in questions.Users.Where(user => units.Contains($"{method.Name} user {user}")))
        {
            if (await runs.UnitContentAsync(run.Id, $"{method.Name} user {user}", cancellationToken) is { } content)
            {
                marks.Add(JsonSerializer.Deserialize(content, JobJson.Default.TrialMark)!); // Written by Save above.
            }
        }

        return marks;
    }

    private async Task<IRecommender> AlignmentAsync(BuiltInEngine engine, EvaluationCases questions, CancellationToken cancellationToken) =>
        await MethodCatalogue.Create(MethodCatalogue.Mar, engine, request.Seed)
            .FitAsync(questions.Split.Train, questions.Split.Validation, cancellationToken);

    private static UserRanks Ranks(LanguageMethod method, List<TrialMark> marks, double asked, string? ended)
    {
        var ranked = marks.Where(mark => mark.Rank is not null).OrderBy(mark => mark.User).ToArray();
        return ranked.Length > 0
            ? new UserRanks(
                method.Name,
                [.. ranked.Select(mark => mark.User)],
                [],
                [.. ranked.Select(mark => mark.Rank!.Value)], // Just looked.
                asked)
            : throw new NothingAskedException(method.Name, ended ?? "nobody could be asked");
    }

    private MethodReport Report(UserRanks ranks, List<TrialMark> marks, double fitted, string? ended, CancellationToken cancellationToken)
    {
        var usage = marks.Aggregate(Usage.None, (sum, mark) => sum + mark.Usage);
        return EvaluationQuestions.Report(request, ranks, fitted, train: null, cancellationToken) with
        {
            Cost = new MethodCost(usage, ranks.Users.Length, marks.Count(mark => mark is { Rank: not null, Rejected: true }), ended),
        };
    }
}

/// <summary>What one user's question came to.</summary>
public sealed record TrialMark(string Method, string Connection, int User, TargetRank? Rank, bool Rejected, Usage Usage);

/// <summary>A method is through. Not a unit: its users were.</summary>
internal sealed record MethodMeasured(MethodReport Report, UserRanks Ranks) : RunEvent;

internal sealed class NothingAskedException(string method, string why) : RefusalException($"{method} was asked about nobody: {why}.");

/// <summary>The stored form of what jobs remember between two attempts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(UserIdConverter), typeof(ItemIdConverter)])]
[JsonSerializable(typeof(TrialMark))]
internal sealed partial class JobJson : JsonSerializerContext;
