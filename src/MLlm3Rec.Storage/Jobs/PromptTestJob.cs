using System.Runtime.CompilerServices;
using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>Tries a draft beside the live prompt, person by person; a row is written as soon as it is there.</summary>
internal sealed class PromptTestJob(RunRecord run, TestRequest request, TestStores stores) : RunJob
{
    private const int PeoplePerUnit = 10;

    private readonly SortedDictionary<int, TrialRow> rows = [];
    private IReadOnlyList<CaseResult> cases = [];
    private Usage usage = Usage.None;
    private int asked;
    private string? stopped;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Opening the dataset and its models", 0);
        var test = await stores.Tests.FindAsync(request.Test, cancellationToken) ?? throw new NotReadyException("This test is gone.");
        var summary = await stores.Datasets.GetAsync(run.Dataset, cancellationToken);
        var fittedDataset = await stores.FittedDatasets.GetAsync(run.Dataset, cancellationToken);
        var ranking = (AlignmentRecommender)await fittedDataset.RecommenderAsync(MethodCatalogue.Mar, cancellationToken);
        int[] users = [.. test.Plan.Users.Select(id =>
            fittedDataset.Dataset.TryFindUser(new UserId(id), out var user) ? user : throw new UnknownUserException(id, run.Dataset))];
        var (live, draft) = (PromptSet.Parse(test.Plan.Live), PromptSet.Parse(test.Plan.Draft));
        Provenance = new RunProvenance(summary.ContentHash, test.Plan.Connection ?? "built-in", draft.Vocabulary.Version, fittedDataset.Seed);
        asked = users.Length;
        foreach (var (place, row) in await stores.Tests.RowsByPlaceAsync(request.Test, cancellationToken))
        {
            if (request.Engine is not { RetryFailed: true } || row is { Failure: null, LiveFailure: null })
            {
                rows[place] = row;
            }
        }

        yield return new StepStarted("Reading with the draft", 0);
        var marked = test.Plan.Cases.Select(mark => fittedDataset.Dataset.TryFindUser(new UserId(mark.User), out var user) ? user : -1)
            .Where(user => user >= 0);
        int[] read = [.. users.Concat(marked).Distinct()];
        // The live prompt may have been published since items were read.
        await stores.Clauses.EmbedAsync(
            run.Dataset, fittedDataset.Engine.Reader, live.Vocabulary.Examples.Concat(draft.Vocabulary.Examples), cancellationToken);
        var people = new TrialPeople(
            fittedDataset,
            DraftEngine.Of(fittedDataset.Engine, ranking, live, read, cancellationToken),
            DraftEngine.Of(fittedDataset.Engine, ranking, draft, read, cancellationToken),
            PlantedMotives.Of(fittedDataset.Dataset, summary.Synthetic));

        yield return new StepStarted("Comparing people", users.Length);
        yield return new StepProgress(rows.Count);
        int[] open = [.. Enumerable.Range(0, users.Length).Where(place => !rows.ContainsKey(place))];
        if (request.Engine is { } use)
        {
            var trial = new ModelTrial(stores, request.Test, test.Plan, use, people);
            await foreach (var batch in trial.RunAsync(
                fittedDataset, users, open, await stores.Spending.OfRunAsync(run.Id, cancellationToken), cancellationToken))
            {
                yield return Unit(batch.Rows, batch.Usage);
                yield return new StepProgress(rows.Count);
            }

            stopped = trial.Stopped;
            cases = [.. rows.Values.SelectMany(row => row.Cases)];
        }
        else
        {
            foreach (var block in open.Chunk(PeoplePerUnit))
            {
                var compared = block.AsParallel()
                    .AsOrdered()
                    .WithCancellation(cancellationToken)
                    .Select(place => (place, people.Compare(users[place])));
                yield return Unit([.. compared], Usage.None);
                yield return new StepProgress(rows.Count);
            }

            cases = [.. test.Plan.Cases.Select(people.Check)];
        }
    }

    public override void Save(StorageContext context, UnitFinished unit)
    {
        var (made, took) = ((IReadOnlyList<(int Place, TrialRow Row)>, Usage))unit.Result;
        foreach (var (place, row) in made)
        {
            PromptTestStore.Write(context, request.Test, place, row);
        }

        if (request.Engine is { } use)
        {
            stores.Spending.Add(context, run.Id, use.Connection, took);
        }
    }

    public override RunResult Publish(StorageContext context)
    {
        var report = TrialReport.Of(asked, [.. rows.Values], cases, CancellationToken.None);
        if (rows.Count == asked)
        {
            // A test that was stopped half-way proves nothing.
            PromptTestStore.Finish(context, request.Test, report);
        }

        var words = TrialWords.Verdict(report) + (stopped is null ? "" : $" Stopped because {stopped}: {asked:N0} asked, {rows.Count:N0} done.");
        return new RunResult(
            words, [new NamedCount("people", rows.Count)], Usage: request.Engine is null ? null : SpendingStore.OfRun(context, run.Id));
    }

    public override void Release(RunState state) => stores.Feed.End(request.Test);

    private UnitFinished Unit(IReadOnlyList<(int Place, TrialRow Row)> made, Usage took)
    {
        usage += took;
        foreach (var (place, row) in made)
        {
            rows[place] = row;
        }

        stores.Feed.Done(request.Test, made.Select(entry => entry.Row.User));
        return new UnitFinished($"people {usage.Calls} {string.Join(' ', made.Select(entry => entry.Place))}", (made, took));
    }
}

/// <summary>What tests of drafts read and write.</summary>
public sealed record TestStores(
    DatasetStore Datasets,
    FittedDatasetCache FittedDatasets,
    AddedClauses Clauses,
    PromptTestStore Tests,
    ModelEngines Engines,
    SpendingStore Spending,
    TestFeed Feed);
