using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Lists;
using MLlm3Rec.Experiments;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Profiles;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.Caching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Experiments;

/// <summary>Finished evaluations with every user's rank, the latest few kept in memory.</summary>
public sealed class ExperimentStore(
    Database database,
    RunStore runs,
    DatasetStore datasets,
    FittedDatasetCache fittedDatasets,
    GenerationStore generations,
    PromptStore prompts) : IDisposable
{
    private const int Kept = 4;
    private const int MostStopped = 3;

    // An experiment knows the dimensions that its dataset was read in: read anew, it is another one.
    private readonly AsyncCache<(int Run, int Traits, string Dataset), Experiment?> plain = new(Kept);
    private readonly AsyncCache<(int Run, int Traits, ProfileOptions Options, string Dataset), Experiment> read = new(Kept);

    /// <summary>Evaluations of a dataset that are done, newest first.</summary>
    public async Task<IReadOnlyList<RunRecord>> ListAsync(string dataset, CancellationToken cancellationToken) =>
        [.. (
            await runs.PageAsync(
                new RunQuery { Dataset = dataset, Kind = RunKind.Evaluate, State = RunState.Done, Take = 200 }, cancellationToken)).Rows
                .Where(run => run.Result?.Comparison is not null)];

    /// <summary>Evaluations that were cancelled or died on the way and can go on from where they were, newest first; failed ones too.</summary>
    public async Task<IReadOnlyList<RunRecord>> StoppedAsync(string dataset, CancellationToken cancellationToken)
    {
        var stopped = new List<RunRecord>();
        foreach (var state in (RunState[])[RunState.Cancelled, RunState.Interrupted, RunState.Paused, RunState.Failed])
        {
            stopped.AddRange(
                (
                    await runs.PageAsync(
                        new RunQuery { Dataset = dataset, Kind = RunKind.Evaluate, State = state, Take = MostStopped }, cancellationToken)).Rows);
        }

        return [.. stopped.OrderByDescending(run => run.Id).Take(MostStopped)];
    }

    /// <summary>Null where there is no such finished evaluation, or it was made before ranks were kept.</summary>
    public async Task<Experiment?> FindAsync(int runId, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(runId, cancellationToken) is not { Request: EvaluateRequest request, Result.Comparison: { } report } run
            || await datasets.FindAsync(run.Dataset, cancellationToken) is not { } summary)
        {
            return null;
        }

        var traits = await generations.CurrentAsync(summary.Id, GenerationKind.Traits, cancellationToken);
        return await plain.GetAsync((runId, traits?.Id ?? 0, run.Dataset), () => LoadAsync(run, request, report, summary, traits), cancellationToken);
    }

    /// <summary>The same experiment, able to slice by motives and traits; as it is where nobody has read the dataset.</summary>
    public async Task<Experiment> ReadAsync(Experiment experiment, CancellationToken cancellationToken)
    {
        var summary = await datasets.GetAsync(experiment.Request.Dataset, cancellationToken);
        if (experiment.Facts.Motives is not null || await generations.CurrentAsync(summary.Id, GenerationKind.Traits, cancellationToken) is null)
        {
            return experiment;
        }

        var fitted = await fittedDatasets.EngineAsync(summary, cancellationToken);
        var engine = fitted.Engine;
        return await read.GetAsync(
            (experiment.Id, fitted.TraitsGeneration, engine.Options, summary.Name),
            () =>
                Task.FromResult(
                    experiment with { Facts = experiment.Facts.Read(engine, HiddenChoices.Of(experiment.Request, engine.Dataset).Split) }),
            cancellationToken);
    }

    /// <summary>One method's answers with their lists, in the order of the experiment's users; null where none were kept.</summary>
    public Task<UserRanks?> AnswersAsync(int runId, string method, CancellationToken cancellationToken) =>
        database.ReadAsync(context => AnswerUnits.Answers(context, runId, method), cancellationToken);

    /// <summary>One user's list by one method; null where none was kept. Only the block that holds the user is unpacked.</summary>
    public Task<TopList?> ListAsync(int runId, string method, int user, CancellationToken cancellationToken) =>
        database.ReadAsync(context => AnswerUnits.ListOf(context, runId, method, user), cancellationToken);

    public void Dispose()
    {
        plain.Dispose();
        read.Dispose();
    }

    private async Task<Experiment?> LoadAsync(
        RunRecord run, EvaluateRequest request, ComparisonReport report, DatasetSummary summary, Generation? traits)
    {
        var (runId, cancellationToken) = (run.Id, CancellationToken.None); // Whoever asked is not the only one who waits.
        var methods = report.Methods.Select(method => method.Name).ToList();
        var (answers, kept) = await database.ReadAsync(
            context => (methods.ConvertAll(method => AnswerUnits.Ranks(context, runId, method)), FactsUnit.Read(context, runId)), cancellationToken);
        if (answers.Contains(null))
        {
            return null;
        }

        // A method that asks a model may have stopped early: all are held against each other on the users that all were asked about.
        UserRanks[] known = [.. answers.OfType<UserRanks>()];
        int[] common = [.. known.Select(method => (IEnumerable<int>)method.Users).Aggregate((all, some) => all.Intersect(some)).Order()];
        var dataset = kept is null ? await fittedDatasets.DatasetAsync(summary, cancellationToken) : null;
        var vocabulary = traits is null ? null : await prompts.VocabularyAsync(traits.Provenance.Vocabulary, cancellationToken);
        var facts = kept?.Of(common) ?? UserFacts.Of(HiddenChoices.Of(request, dataset!), common); // One of the two is there.
        return new Experiment
        {
            Id = runId,
            Request = request,
            Report = report,
            Setup = Setup.Of(request, run.Provenance.DataHash, common.Length, report),
            Methods = [.. known.Select(method => (method.Method, Among(method, common, request.Protocol)))],
            Facts = facts with { Vocabulary = vocabulary },
        };
    }

    private static TargetRank[] Among(UserRanks answers, int[] users, Protocol protocol)
    {
        var ranks = answers.Of(protocol);
        return users.Length == answers.Users.Length ? ranks : Array.ConvertAll(users, user => ranks[Array.BinarySearch(answers.Users, user)]);
    }
}
