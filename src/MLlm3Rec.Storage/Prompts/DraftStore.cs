using Microsoft.Data.Sqlite;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>Drafts, any number side by side. None of them is ever live.</summary>
public sealed class DraftStore(Database database, TimeProvider clock)
{
    private const string Columns = "Id, Name, Content, Revision, Writer, UpdatedAt";

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The one edited last first.</summary>
    public Task<IReadOnlyList<DraftSummary>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DraftSummary>>(
            context => context.Rows(
                "SELECT Id, Name, Version, Revision, UpdatedAt FROM PromptDrafts ORDER BY UpdatedAt DESC, Id DESC",
                row => new DraftSummary(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetInt32(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)))),
            cancellationToken);

    public Task<PromptDraft?> FindAsync(int id, CancellationToken cancellationToken) => database.ReadAsync(context => Find(context, id), cancellationToken);

    public Task<int> CreateAsync(string name, PromptSet set, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => context.Scalar<int>(
                "INSERT INTO PromptDrafts (Name, Content, Version, Revision, Writer, CreatedAt, UpdatedAt) VALUES (@0, @1, @2, 1, '', @3, @3) RETURNING Id",
                name, set.ToJson(), set.Version, Now),
            cancellationToken);

    /// <summary>Saves over the revision that the writer has seen, or over whatever the same writer saved last: an answer may have been lost on the way.</summary>
    public Task<SaveOutcome?> SaveAsync(int id, PromptSet set, int seen, string writer, CancellationToken cancellationToken) =>
        database.WriteAsync<SaveOutcome?>(
            context =>
            {
                if (Find(context, id) is not { } stored)
                {
                    return null;
                }

                if (stored.Revision != seen && stored.Writer != writer)
                {
                    return new Overtaken(stored);
                }

                if (stored.Set.Version != set.Version || stored.Revision != seen)
                {
                    context.Execute(
                        "UPDATE PromptDrafts SET Content = @1, Version = @2, Revision = Revision + 1, Writer = @3, UpdatedAt = @4 WHERE Id = @0",
                        id, set.ToJson(), set.Version, writer, Now);
                }

                return new Saved(Find(context, id)!); // It was there a statement ago.
            },
            cancellationToken);

    public Task RenameAsync(int id, string name, CancellationToken cancellationToken) =>
        database.WriteAsync(context => { context.Execute("UPDATE PromptDrafts SET Name = @1 WHERE Id = @0", id, name.Trim()); }, cancellationToken);

    public Task DeleteAsync(int id, CancellationToken cancellationToken) =>
        database.WriteAsync(context => { context.Execute("DELETE FROM PromptDrafts WHERE Id = @0", id); }, cancellationToken);

    private static PromptDraft? Find(StorageContext context, int id) => context.Rows(
        $"SELECT {Columns} FROM PromptDrafts WHERE Id = @0",
        (SqliteDataReader row) => new PromptDraft(
            row.GetInt32(0), row.GetString(1), PromptSet.Parse(row.GetString(2)), row.GetInt32(3), row.GetString(4), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5))),
        id).FirstOrDefault();
}
