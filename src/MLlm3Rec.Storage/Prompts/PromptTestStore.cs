using System.Text.Json;
using Microsoft.Data.Sqlite;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>Tests of drafts, with a row per person as soon as it is there.</summary>
public sealed class PromptTestStore(Database database, TimeProvider clock)
{
    private const string Columns = "Id, DatasetId, DraftId, DraftName, DraftVersion, LiveVersion, Plan, Report, RunId, CreatedAt";

    public Task<int> CreateAsync(int datasetId, PromptDraft draft, TestPlan plan, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => context.Scalar<int>(
                "INSERT INTO PromptTests (DatasetId, DraftId, DraftName, DraftVersion, LiveVersion, Plan, CreatedAt) VALUES (@0, @1, @2, @3, @4, @5, @6) RETURNING Id",
                datasetId, draft.Id, draft.Name, draft.Set.Version, PromptSet.Parse(plan.Live).Version,
                JsonSerializer.Serialize(plan, PromptJson.Default.TestPlan), clock.GetUtcNow().ToUnixTimeMilliseconds()),
            cancellationToken);

    public Task<PromptTest?> FindAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Rows($"SELECT {Columns} FROM PromptTests WHERE Id = @0", Read, id).FirstOrDefault(), cancellationToken);

    /// <summary>The latest test of a draft, whatever was edited since; null where it has none.</summary>
    public Task<PromptTest?> LatestAsync(int draftId, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Rows($"SELECT {Columns} FROM PromptTests WHERE DraftId = @0 ORDER BY Id DESC LIMIT 1", Read, draftId).FirstOrDefault(), cancellationToken);

    /// <summary>The report of the latest finished test of exactly this content against exactly that live prompt; null where there is none.</summary>
    public Task<TrialReport?> ReportAsync(string draftVersion, string liveVersion, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Report(context, draftVersion, liveVersion), cancellationToken);

    /// <summary>In the order of the people; those that have no result yet are left out.</summary>
    public Task<IReadOnlyList<TrialRow>> RowsAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TrialRow>>(context => [.. Rows(context, id).Values], cancellationToken);

    /// <summary>Before a run takes it up, again or for the first time: an old report holds no longer.</summary>
    public Task BeginAsync(int id, CancellationToken cancellationToken) =>
        database.WriteAsync(context => { context.Execute("UPDATE PromptTests SET Report = NULL WHERE Id = @0", id); }, cancellationToken);

    public Task SetRunAsync(int id, int runId, CancellationToken cancellationToken) =>
        database.WriteAsync(context => { context.Execute("UPDATE PromptTests SET RunId = @1 WHERE Id = @0", id, runId); }, cancellationToken);

    internal static TrialReport? Report(StorageContext context, string draftVersion, string liveVersion) => context.Scalar<string>(
        "SELECT Report FROM PromptTests WHERE DraftVersion = @0 AND LiveVersion = @1 AND Report IS NOT NULL ORDER BY Id DESC LIMIT 1", draftVersion, liveVersion) is { } report
        ? JsonSerializer.Deserialize(report, StoredJson.Default.TrialReport)
        : null;

    /// <summary>By place.</summary>
    internal static SortedDictionary<int, TrialRow> Rows(StorageContext context, int id) => new(context.Rows(
        "SELECT Place, Document FROM PromptTestPeople WHERE TestId = @0",
        row => (Place: row.GetInt32(0), Row: JsonSerializer.Deserialize(row.GetString(1), StoredJson.Default.TrialRow)!), // Written by Write.
        id).ToDictionary(entry => entry.Place, entry => entry.Row));

    internal Task<SortedDictionary<int, TrialRow>> RowsByPlaceAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Rows(context, id), cancellationToken);

    internal static void Write(StorageContext context, int id, int place, TrialRow row) => context.Execute(
        "INSERT OR REPLACE INTO PromptTestPeople (TestId, Place, Failed, Document) VALUES (@0, @1, @2, @3)",
        id, place, row.Failure is not null, JsonSerializer.Serialize(row, StoredJson.Default.TrialRow));

    internal static void Finish(StorageContext context, int id, TrialReport report) => context.Execute(
        "UPDATE PromptTests SET Report = @1 WHERE Id = @0", id, JsonSerializer.Serialize(report, StoredJson.Default.TrialReport));

    private static PromptTest Read(SqliteDataReader row) => new(
        row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetString(5),
        JsonSerializer.Deserialize(row.GetString(6), PromptJson.Default.TestPlan)!, // Written by CreateAsync.
        row.IsDBNull(7) ? null : JsonSerializer.Deserialize(row.GetString(7), StoredJson.Default.TrialReport),
        row.IsDBNull(8) ? null : row.GetInt32(8),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)));
}
