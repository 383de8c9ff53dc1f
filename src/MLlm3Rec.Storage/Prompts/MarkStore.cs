using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Prompts.Trials;
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
            context => context.Set<ProfileMarkRow>()
                .Where(row => row.DatasetId == datasetId && row.UserId == user)
                .OrderBy(row => row.Id)
                .Select(row => new ProfileMark(row.Dimension, row.Note, row.Who, row.At))
                .ToList(),
            cancellationToken);

    public Task<IReadOnlyList<TrialCase>> CasesAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TrialCase>>(
            context => context.Set<ProfileMarkRow>()
                .Where(row => row.DatasetId == datasetId)
                .OrderBy(row => row.Id)
                .Select(row => new TrialCase(row.UserId, row.Dimension, row.Note))
                .ToList(),
            cancellationToken);

    /// <summary>A mark on the same motive is replaced.</summary>
    public Task PutAsync(int datasetId, TrialCase mark, string who, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                var (note, now) = (mark.Note.Trim(), clock.GetUtcNow());
                var replaced = Of(context, datasetId, mark.User, mark.Dimension).ExecuteUpdate(row => row
                    .SetProperty(old => old.Note, note)
                    .SetProperty(old => old.Who, who)
                    .SetProperty(old => old.At, now));
                if (replaced == 0)
                {
                    context.Add(new ProfileMarkRow { DatasetId = datasetId, UserId = mark.User, Dimension = mark.Dimension, Note = note, Who = who, At = now });
                    context.SaveChanges();
                }
            },
            cancellationToken);

    public Task RemoveAsync(int datasetId, string user, string dimension, CancellationToken cancellationToken) =>
        database.WriteAsync(context => { Of(context, datasetId, user, dimension).ExecuteDelete(); }, cancellationToken);

    private static IQueryable<ProfileMarkRow> Of(StorageContext context, int datasetId, string user, string dimension) =>
        context.Set<ProfileMarkRow>().Where(row => row.DatasetId == datasetId && row.UserId == user && row.Dimension == dimension);
}
