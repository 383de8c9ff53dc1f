using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>Tests of drafts, with a row per person as soon as it is there.</summary>
public sealed class PromptTestStore(Database database, TimeProvider clock)
{
    public Task<int> CreateAsync(int datasetId, PromptDraft draft, TestPlan plan, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => context.Insert(new PromptTest(
                Id: 0, datasetId, draft.Id, draft.Name, draft.Set.Version, PromptSet.Parse(plan.Live).Version, plan, Report: null, RunId: null,
                clock.GetUtcNow())).Id,
            cancellationToken);

    public Task<PromptTest?> FindAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => One(context, id).FirstOrDefault(), cancellationToken);

    /// <summary>The latest test of a draft, whatever was edited since; null where it has none.</summary>
    public Task<PromptTest?> LatestAsync(int draftId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Set<PromptTest>().Where(test => test.DraftId == draftId).OrderByDescending(test => test.Id).FirstOrDefault(),
            cancellationToken);

    /// <summary>The report of the latest finished test of exactly this content against exactly that live prompt; null where there is none.</summary>
    public Task<TrialReport?> ReportAsync(string draftVersion, string liveVersion, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Report(context, draftVersion, liveVersion), cancellationToken);

    /// <summary>In the order of the people; those that have no result yet are left out.</summary>
    public Task<IReadOnlyList<TrialRow>> RowsAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TrialRow>>(context => [.. Rows(context, id).Values], cancellationToken);

    /// <summary>Before a run takes it up, again or for the first time: an old report holds no longer.</summary>
    public Task BeginAsync(int id, CancellationToken cancellationToken) =>
        database.NoteAsync(context => SetReport(context, id, report: null), cancellationToken);

    public Task SetRunAsync(int id, int runId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => { One(context, id).ExecuteUpdate(change => change.SetProperty(test => test.RunId, runId)); }, cancellationToken);

    internal static TrialReport? Report(StorageContext context, string draftVersion, string liveVersion) => context.Set<PromptTest>()
        .Where(test => test.DraftVersion == draftVersion && test.LiveVersion == liveVersion && test.Report != null)
        .OrderByDescending(test => test.Id).Select(test => test.Report).FirstOrDefault();

    /// <summary>By place.</summary>
    internal static SortedDictionary<int, TrialRow> Rows(StorageContext context, int id) =>
        new(context.Set<PromptTestPersonRow>().Where(person => person.TestId == id).ToDictionary(person => person.Place, person => person.Document));

    internal Task<SortedDictionary<int, TrialRow>> RowsByPlaceAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Rows(context, id), cancellationToken);

    internal static void Write(StorageContext context, int id, int place, TrialRow row) => context.Replace(
        context.Set<PromptTestPersonRow>().Where(person => person.TestId == id && person.Place == place),
        new PromptTestPersonRow(id, place, row.Failure is not null, row));

    internal static void Finish(StorageContext context, int id, TrialReport report) => SetReport(context, id, report);

    private static void SetReport(StorageContext context, int id, TrialReport? report) =>
        One(context, id).ExecuteUpdate(change => change.SetProperty(test => test.Report, report));

    private static IQueryable<PromptTest> One(StorageContext context, int id) => context.Set<PromptTest>().Where(test => test.Id == id);
}
