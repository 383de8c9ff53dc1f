using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Exchanges;

/// <summary>Every answer of every model, accepted or not, with the raw replies. Nothing that a model said is changed once it is written.</summary>
public sealed class AnswerStore(Database database, TimeProvider clock)
{
    public Task<StoredAnswer?> FindAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Heads(context.Set<AnswerRow>().Where(answer => answer.Id == id)).FirstOrDefault(), cancellationToken);

    /// <summary>What was said, in order; empty where there is no such answer.</summary>
    public Task<IReadOnlyList<Exchange>> ExchangesAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Set<AnswerRow>().Where(answer => answer.Id == id).Select(answer => answer.Exchanges).FirstOrDefault() is { } packed
                ? StagedAnswer.Unpack(packed)
                : [],
            cancellationToken);

    /// <summary>All that models said of one user or item, newest first.</summary>
    public Task<IReadOnlyList<StoredAnswer>> OfAsync(int datasetId, AnswerTask task, string subject, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredAnswer>>(
            context => Heads(Of(context, datasetId, task).Where(answer => answer.Subject == subject).OrderByDescending(answer => answer.Id)).ToList(),
            cancellationToken);

    /// <summary>What a run could not use.</summary>
    public Task<RowPage<StoredAnswer>> RejectedAsync(int runId, AnswerQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
            {
                var subject = TableQueries.Containing(query.Subject);
                var rejected = context.Set<AnswerRow>().Where(answer => answer.RunId == runId && answer.Rejection != null
                    && (subject == null || EF.Functions.Like(answer.Subject, subject, TableQueries.Escape)));
                var sorted = query.Sort is AnswerColumn.Subject
                    ? rejected.Sorted(answer => answer.Subject, query.Descending).ThenSorted(answer => answer.Id, query.Descending)
                    : rejected.Sorted(answer => answer.Id, query.Descending);
                return Heads(sorted).ToPage(query.Skip, query.Take);
            },
            cancellationToken);

    /// <summary>All of it that matches, in its order.</summary>
    public IAsyncEnumerable<StoredAnswer> StreamRejectedAsync(int runId, AnswerQuery query, CancellationToken cancellationToken) =>
        RowPages.StreamAsync(
            (skip, take, cancelled) => RejectedAsync(runId, query with { Skip = skip, Take = take }, cancelled), cancellationToken);

    /// <summary>Users or items whose latest answer from this connection was of no use.</summary>
    public Task<IReadOnlyList<string>> FailedAsync(int datasetId, AnswerTask task, string engine, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            context =>
            {
                // Names of connections are the same in any case of letters.
                var all = Of(context, datasetId, task);
                string[] names = [.. all.Select(answer => answer.Engine)
                    .Distinct()
                    .AsEnumerable()
                    .Where(name => name.Equals(engine, StringComparison.OrdinalIgnoreCase))];
                var latest = all.Where(answer => names.Contains(answer.Engine))
                    .GroupBy(answer => answer.Subject)
                    .Select(answers => answers.Max(answer => answer.Id));
                return context.Set<AnswerRow>().Where(answer => latest.Contains(answer.Id) && answer.Rejection != null)
                    .OrderBy(answer => answer.Id).Select(answer => answer.Subject).ToList();
            },
            cancellationToken);

    public Task<MotivationProfile?> ProfileAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Set<AnswerRow>().Where(answer => answer.Id == id && answer.Task == AnswerTask.Profile)
                .Select(answer => answer.Document).FirstOrDefault() is { } document
                ? JsonSerializer.Deserialize(document, StoredJson.Default.MotivationProfile)
                : null,
            cancellationToken);

    /// <summary>What a page asked about one user. Changes nothing that others see.</summary>
    /// <returns>Number of the answer.</returns>
    public Task<int> AddAsync(int datasetId, MotivationProfile profile, IReadOnlyList<Exchange> exchanges, CancellationToken cancellationToken)
    {
        var document = JsonSerializer.SerializeToUtf8Bytes(profile, StoredJson.Default.MotivationProfile);
        return AddAsync(datasetId, profile.Provenance, StagedAnswer.Accepted(profile.User.Value, document, exchanges), cancellationToken);
    }

    /// <inheritdoc cref="AddAsync(int, MotivationProfile, IReadOnlyList{Exchange}, CancellationToken)"/>
    public Task<int> AddAsync(
        int datasetId, Provenance asked, string user, Rejected<MotivationProfile> rejected, CancellationToken cancellationToken) =>
        AddAsync(
            datasetId,
            asked,
            StagedAnswer.Rejected(user, new AnswerRejection(rejected.Cause, rejected.Reasons), rejected.Exchanges),
            cancellationToken);

    /// <summary>Subjects that this run has answers for under this generation: they are not asked about again.</summary>
    internal Task<IReadOnlyList<AnsweredSubject>> AnsweredAsync(int runId, int generationId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AnsweredSubject>>(
            context => context.Set<AnswerRow>().Where(answer => answer.RunId == runId && answer.GenerationId == generationId)
                .Select(answer => new AnsweredSubject(answer.Subject, answer.Rejection != null)).ToList(),
            cancellationToken);

    /// <summary>
    /// Forgets that this run has asked those to whom the server gave no answer; where it has read nobody at all, that it has asked anybody. What the
    /// calls took stays counted.
    /// </summary>
    internal Task ReopenAsync(int runId, int generationId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                var answers = context.Set<AnswerRow>().Where(answer => answer.RunId == runId && answer.GenerationId == generationId);
                var nobody = !answers.Any(answer => answer.Rejection == null);
                int[] open = [.. answers.Where(answer => answer.Rejection != null)
                    .Select(answer => new { answer.Id, answer.Rejection })
                    .AsEnumerable()
                    .Where(answer => nobody || answer.Rejection!.Cause == RejectionCause.Call).Select(answer => answer.Id)];
                return open.Length == 0 ? 0 : context.Set<AnswerRow>().Where(answer => open.Contains(answer.Id)).ExecuteDelete();
            },
            cancellationToken);

    /// <summary>Inside the transaction that stages what the answer says.</summary>
    internal int Add(StorageContext context, AnswerPlace place, Provenance provenance, StagedAnswer answer) => context.Insert(new AnswerRow
    {
        DatasetId = place.DatasetId,
        Task = place.Task,
        Subject = answer.Subject,
        RunId = place.RunId,
        GenerationId = place.GenerationId,
        Engine = provenance.Engine,
        Model = provenance.Model,
        Prompt = provenance.Prompt,
        Rejection = answer.Rejection,
        Document = answer.Document,
        Exchanges = answer.Exchanges,
        At = clock.GetUtcNow(),
    }).Id;

    private Task<int> AddAsync(int datasetId, Provenance asked, StagedAnswer answer, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => Add(context, new AnswerPlace(datasetId, AnswerTask.Profile, RunId: null, GenerationId: null), asked, answer),
            cancellationToken);

    private static IQueryable<AnswerRow> Of(StorageContext context, int datasetId, AnswerTask task) =>
        context.Set<AnswerRow>().Where(answer => answer.DatasetId == datasetId && answer.Task == task);

    /// <summary>Without what was said, which is the most of a row.</summary>
    private static IQueryable<StoredAnswer> Heads(IQueryable<AnswerRow> answers) => answers.Select(answer =>
        new StoredAnswer(answer.Id, answer.Subject, answer.Engine, answer.Model, answer.Prompt, answer.Rejection, answer.At));
}

/// <summary>Where an answer belongs.</summary>
internal readonly record struct AnswerPlace(int DatasetId, AnswerTask Task, int? RunId, int? GenerationId);

internal readonly record struct AnsweredSubject(string Subject, bool IsRejected);
