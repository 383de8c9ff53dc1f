using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Prompts;

/// <param name="Dimension">Key of the motive that the person does not have.</param>
/// <param name="Note">Why, in the analyst's words.</param>
/// <param name="Who">Marked it.</param>
/// <param name="At">When.</param>
public sealed record ProfileMark(string Dimension, string Note, string Who, DateTimeOffset At);

/// <summary>Motives that analysts marked as wrong. Each is a test case for every draft.</summary>
public sealed class MarkStore(Database database, TimeProvider clock)
{
    public Task<IReadOnlyList<ProfileMark>> OfUserAsync(int datasetId, string user, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ProfileMark>>(
            context => context.Rows(
                "SELECT Dimension, Note, Who, At FROM ProfileMarks WHERE DatasetId = @0 AND UserId = @1 ORDER BY Id",
                row => new ProfileMark(row.GetString(0), row.GetString(1), row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3))),
                datasetId, user),
            cancellationToken);

    public Task<IReadOnlyList<TrialCase>> CasesAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TrialCase>>(
            context => context.Rows(
                "SELECT UserId, Dimension, Note FROM ProfileMarks WHERE DatasetId = @0 ORDER BY Id",
                row => new TrialCase(row.GetString(0), row.GetString(1), row.GetString(2)),
                datasetId),
            cancellationToken);

    /// <summary>A mark on the same motive is replaced.</summary>
    public Task PutAsync(int datasetId, TrialCase mark, string who, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                context.Execute(
                    "INSERT INTO ProfileMarks (DatasetId, UserId, Dimension, Note, Who, At) VALUES (@0, @1, @2, @3, @4, @5) "
                    + "ON CONFLICT (DatasetId, UserId, Dimension) DO UPDATE SET Note = excluded.Note, Who = excluded.Who, At = excluded.At",
                    datasetId, mark.User, mark.Dimension, mark.Note.Trim(), who, clock.GetUtcNow().ToUnixTimeMilliseconds());
            },
            cancellationToken);

    public Task RemoveAsync(int datasetId, string user, string dimension, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => { context.Execute("DELETE FROM ProfileMarks WHERE DatasetId = @0 AND UserId = @1 AND Dimension = @2", datasetId, user, dimension); },
            cancellationToken);
}
