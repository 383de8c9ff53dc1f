using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>Tests of drafts, with a row per person as soon as it is there.</summary>
public sealed class PromptTestStore(Database database, TimeProvider clock)
{
    public Task<int> CreateAsync(int datasetId, PromptDraft draft, TestPlan plan, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                var row = new PromptTestRow
                {
                    DatasetId = datasetId,
                    DraftId = draft.Id,
                    DraftName = draft.Name,
                    DraftVersion = draft.Set.Version,
                    LiveVersion = PromptSet.Parse(plan.Live).Version,
                    Plan = plan,
                    CreatedAt = clock.GetUtcNow(),
                };
                context.Add(row);
                context.SaveChanges();
                return row.Id;
            },
            cancellationToken);

    public Task<PromptTest?> FindAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Read(Of(context, id)).FirstOrDefault(), cancellationToken);

    /// <summary>The latest test of a draft, whatever was edited since; null where it has none.</summary>
    public Task<PromptTest?> LatestAsync(int draftId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => Read(context.Set<PromptTestRow>().Where(row => row.DraftId == draftId).OrderByDescending(row => row.Id)).FirstOrDefault(),
            cancellationToken);

    /// <summary>The report of the latest finished test of exactly this content against exactly that live prompt; null where there is none.</summary>
    public Task<TrialReport?> ReportAsync(string draftVersion, string liveVersion, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Report(context, draftVersion, liveVersion), cancellationToken);

    /// <summary>In the order of the people; those that have no result yet are left out.</summary>
    public Task<IReadOnlyList<TrialRow>> RowsAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TrialRow>>(context => [.. Rows(context, id).Values], cancellationToken);

    /// <summary>Before a run takes it up, again or for the first time: an old report holds no longer.</summary>
    public Task BeginAsync(int id, CancellationToken cancellationToken) =>
        database.WriteAsync(context => { Of(context, id).ExecuteUpdate(row => row.SetProperty(test => test.Report, (TrialReport?)null)); }, cancellationToken);

    public Task SetRunAsync(int id, int runId, CancellationToken cancellationToken) =>
        database.WriteAsync(context => { Of(context, id).ExecuteUpdate(row => row.SetProperty(test => test.RunId, runId)); }, cancellationToken);

    internal static TrialReport? Report(StorageContext context, string draftVersion, string liveVersion) => context.Set<PromptTestRow>()
        .Where(row => row.DraftVersion == draftVersion && row.LiveVersion == liveVersion && row.Report != null)
        .OrderByDescending(row => row.Id)
        .Select(row => row.Report)
        .FirstOrDefault();

    /// <summary>By place.</summary>
    internal static SortedDictionary<int, TrialRow> Rows(StorageContext context, int id) => new(context.Set<PromptTestPersonRow>()
        .Where(row => row.TestId == id)
        .Select(row => new { row.Place, row.Document })
        .ToDictionary(row => row.Place, row => row.Document));

    internal Task<SortedDictionary<int, TrialRow>> RowsByPlaceAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Rows(context, id), cancellationToken);

    /// <summary>A row that was written before, by a run that was taken up again, is replaced.</summary>
    internal static void Write(StorageContext context, int id, int place, TrialRow trial)
    {
        var failed = trial.Failure is not null;
        var replaced = context.Set<PromptTestPersonRow>().Where(row => row.TestId == id && row.Place == place).ExecuteUpdate(row => row
            .SetProperty(old => old.Failed, failed)
            .SetProperty(old => old.Document, trial));
        if (replaced == 0)
        {
            context.Add(new PromptTestPersonRow { TestId = id, Place = place, Failed = failed, Document = trial });
            context.SaveChanges();
        }
    }

    internal static void Finish(StorageContext context, int id, TrialReport report) =>
        Of(context, id).ExecuteUpdate(row => row.SetProperty(test => test.Report, report));

    private static IQueryable<PromptTestRow> Of(StorageContext context, int id) => context.Set<PromptTestRow>().Where(row => row.Id == id);

    private static IQueryable<PromptTest> Read(IQueryable<PromptTestRow> rows) => rows.Select(row => new PromptTest(
        row.Id, row.DatasetId, row.DraftId, row.DraftName, row.DraftVersion, row.LiveVersion, row.Plan, row.Report, row.RunId, row.CreatedAt));
}
