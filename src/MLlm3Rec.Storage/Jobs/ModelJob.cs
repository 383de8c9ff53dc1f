using System.Runtime.CompilerServices;
using MLlm3Rec.Connections;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Traits;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>
/// Asks a language model about users or items, many at once. An answer is written as soon as it is there, together with what it took:
/// a run that is killed asks again only about those whose answer had not come, and for those the remembered replies answer.
/// </summary>
internal abstract class ModelJob<TStaged>(RunRecord run, ModelUse use, ModelStores stores) : RunJob
    where TStaged : class
{
    private const int MostPerTransaction = 64;
    private const int RejectionsLogged = 50;

    private ModelTally? tally;
    private Provenance? signature;
    private string? stopped;
    private ConnectionFailedException? pause;

    protected ModelStores Stores => stores;

    protected int Generation { get; private set; }

    protected DatasetSummary? Summary { get; private set; }

    /// <summary>"people" or "items".</summary>
    protected abstract string What { get; }

    protected abstract AnswerTask Task { get; }

    protected abstract GenerationKind Kind { get; }

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        Summary = await stores.Datasets.GetAsync(run.Dataset, cancellationToken);
        await using var engine = await stores.Engines.OpenAsync(use, await stores.Spending.OfRunAsync(run.Id, cancellationToken), cancellationToken);
        var dimensions = await PrepareAsync(Summary, engine, cancellationToken);
        signature = SignatureOf(engine);
        Provenance = new RunProvenance(Summary.ContentHash, $"{signature.Engine}: {signature.Model}, {signature.Prompt}", signature.Vocabulary);
        Generation = await stores.Generations.StageAsync(new StagedGeneration(Kind, Summary.Id, run.Id, signature, dimensions), cancellationToken);

        // Of a run that goes on: to whom the server gave no answer, they are asked about again.
        await stores.Answers.ReopenAsync(run.Id, Generation, cancellationToken);
        var answered = await stores.Answers.AnsweredAsync(run.Id, Generation, cancellationToken);
        var known = answered.Select(subject => subject.Subject).ToHashSet(StringComparer.Ordinal);
        var wanted = await WantedAsync(Summary.Id, known, cancellationToken);
        tally = new ModelTally(wanted.Count, engine.Parallel);
        tally.Add(answered);

        yield return new StepStarted($"Asking {engine.Name} about {What}", wanted.Count);
        yield return new StepProgress(tally.Done);
        var remaining = wanted.Where(unit => !known.Contains(unit.Subject));
        var asking = InParallel.StreamAsync(
            remaining, engine.Parallel, (unit, token) => AskOrPauseAsync(engine, unit, token), _ => pause is null, cancellationToken);
        await foreach (var batch in Prefetch.BatchesAsync(asking, MostPerTransaction, cancellationToken))
        {
            // Where the budget has ended it goes on with what is remembered and free, and has nothing to write of the others.
            AnsweredUnit<TStaged>[] results =
                [.. batch.Select(pair => pair.Result).Where(asked => asked.Answer is not null || asked.Usage.Calls > 0)];
            if (results.Length == 0)
            {
                continue;
            }

            yield return new UnitFinished($"answers from {results[0].Subject}", results);
            foreach (var line in Counted(results))
            {
                yield return line;
            }

            yield return new StepProgress(tally.Done);
        }

        if (pause is not null)
        {
            throw pause;
        }

        stopped = engine.Budget.Ended;
        if (stopped is not null)
        {
            yield return new LogLine(LogLevelName.Warning, $"Stopped because {stopped}.");
        }

        if (tally.WhyNothing(What, engine.Name, stopped) is { } nothing)
        {
            throw new NothingReadException(nothing);
        }
    }

    public override void Save(StorageContext context, UnitFinished unit)
    {
        var results = (AnsweredUnit<TStaged>[])unit.Result;
        var (place, signed) = (new AnswerPlace(Summary!.Id, Task, run.Id, Generation), signature!); // Set before the first unit.
        var staged = new List<TStaged>(results.Length);
        foreach (var asked in results)
        {
            if (asked.Answer is { } answer && stores.Answers.Add(context, place, signed, answer) is var id && asked.Staged is { } made)
            {
                staged.Add(Signed(made, id));
            }
        }

        Stage(context, staged);
        stores.Spending.Add(context, run.Id, signed.Engine, results.Aggregate(MLlm3Rec.Exchanges.Usage.None, (sum, asked) => sum + asked.Usage));
    }

    public override RunResult Publish(StorageContext context)
    {
        var counted = tally!; // Set before the run can be done, and so is the signature.
        if (counted.Accepted > 0)
        {
            Merge(context, GenerationStore.Current(context, Summary!.Id, Kind));
            stores.Generations.Publish(context, Generation);
        }
        else
        {
            GenerationStore.Discard(context, Generation);
        }

        return counted.Result(What, signature!.Engine, stopped, SpendingStore.OfRun(context, run.Id));
    }

    /// <summary>Loads what questions are made of.</summary>
    /// <returns>Keys of the dimensions.</returns>
    protected abstract Task<IReadOnlyList<string>> PrepareAsync(DatasetSummary summary, ModelEngine engine, CancellationToken cancellationToken);

    protected abstract Provenance SignatureOf(ModelEngine engine);

    /// <summary>Whoever the request names, or everybody.</summary>
    protected abstract IReadOnlyList<ModelUnit> Units();

    protected abstract Task<AnsweredUnit<TStaged>> AskAsync(ModelEngine engine, ModelUnit unit, CancellationToken cancellationToken);

    protected abstract TStaged Signed(TStaged staged, int answer);

    protected abstract void Stage(StorageContext context, IReadOnlyList<TStaged> staged);

    /// <summary>Takes over from the visible generation, if there is one, whatever this run was not asked about.</summary>
    protected abstract void Merge(StorageContext context, Generation? former);

    /// <summary>Where the connection turns out to be of no use nobody else is asked about; what is under way comes to its end, since it may have been
    /// paid for.</summary>
    private async Task<AnsweredUnit<TStaged>> AskOrPauseAsync(ModelEngine engine, ModelUnit unit, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(engine, unit, cancellationToken);
        }
        catch (ConnectionFailedException failed)
        {
            Interlocked.CompareExchange(ref pause, failed, comparand: null);
            return new AnsweredUnit<TStaged>(unit.Subject, Answer: null, Staged: null, Rejection: null, MLlm3Rec.Exchanges.Usage.None);
        }
    }

    private async Task<IReadOnlyList<ModelUnit>> WantedAsync(int datasetId, HashSet<string> known, CancellationToken cancellationToken)
    {
        var units = Units();
        if (!use.RetryFailed)
        {
            return units;
        }

        var failed = (await stores.Answers.FailedAsync(datasetId, Task, signature!.Engine, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return [.. units.Where(unit => failed.Contains(unit.Subject) || known.Contains(unit.Subject))];
    }

    private IEnumerable<LogLine> Counted(IEnumerable<AnsweredUnit<TStaged>> results)
    {
        foreach (var asked in results.Where(asked => asked.Answer is not null))
        {
            tally!.Add(asked.Rejection);
            if (asked.Rejection is { } rejection && tally.Rejected <= RejectionsLogged)
            {
                yield return new LogLine(LogLevelName.Warning, $"{asked.Subject} rejected: {string.Join(" ", rejection.Reasons)}");
            }
        }
    }
}

/// <param name="Index">Number of the user or item in the dataset.</param>
/// <param name="Subject">Its id.</param>
internal readonly record struct ModelUnit(int Index, string Subject);

/// <summary>What runs that ask a model read and write.</summary>
public sealed record ModelStores(
    DatasetStore Datasets, FittedDatasetCache FittedDatasets, GenerationStore Generations, ModelEngines Engines, AnswerStore Answers,
    SpendingStore Spending, PromptStore Prompts, TraitStore Traits);
