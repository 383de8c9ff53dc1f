using System.Text.Json;
using Microsoft.Data.Sqlite;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Exchanges;

/// <summary>Every answer of every model, accepted or not, with the raw replies. Nothing here is changed once it is written.</summary>
public sealed class AnswerStore(Database database, TimeProvider clock)
{
    private const string Columns = "Id, Subject, Engine, Model, Prompt, Rejection, At";

    public Task<StoredAnswer?> FindAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Rows($"SELECT {Columns} FROM Answers WHERE Id = @0", Read, id).FirstOrDefault(), cancellationToken);

    /// <summary>What was said, in order; empty where there is no such answer.</summary>
    public Task<IReadOnlyList<Exchange>> ExchangesAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Scalar<byte[]>("SELECT Exchanges FROM Answers WHERE Id = @0", id) is { } packed ? StagedAnswer.Unpack(packed) : [],
            cancellationToken);

    /// <summary>All that models said of one user or item, newest first.</summary>
    public Task<IReadOnlyList<StoredAnswer>> OfAsync(int datasetId, AnswerTask task, string subject, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredAnswer>>(
            context => context.Rows(
                $"SELECT {Columns} FROM Answers WHERE DatasetId = @0 AND Task = @1 AND Subject = @2 ORDER BY Id DESC",
                Read,
                datasetId,
                task.ToString(),
                subject),
            cancellationToken);

    /// <summary>What a run could not use, in the order of being asked.</summary>
    public Task<AnswerPage> RejectedAsync(int runId, int skip, int take, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => new AnswerPage(
                context.Rows($"SELECT {Columns} FROM Answers WHERE RunId = @0 AND Rejection IS NOT NULL ORDER BY Id LIMIT @2 OFFSET @1", Read, runId, skip, take),
                context.Scalar<int>("SELECT COUNT(*) FROM Answers WHERE RunId = @0 AND Rejection IS NOT NULL", runId)),
            cancellationToken);

    /// <summary>Users or items whose latest answer from this connection was of no use.</summary>
    public Task<IReadOnlyList<string>> FailedAsync(int datasetId, AnswerTask task, string engine, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            context => context.Rows(
                "SELECT Subject FROM Answers WHERE Id IN (SELECT MAX(Id) FROM Answers WHERE DatasetId = @0 AND Task = @1 AND Engine = @2 COLLATE NOCASE "
                + "GROUP BY Subject) AND Rejection IS NOT NULL ORDER BY Id",
                row => row.GetString(0),
                datasetId,
                task.ToString(),
                engine),
            cancellationToken);

    public Task<MotivationProfile?> ProfileAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Scalar<byte[]>("SELECT Document FROM Answers WHERE Id = @0 AND Task = 'Profile'", id) is { } document
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
        AddAsync(datasetId, asked, StagedAnswer.Rejected(user, new AnswerRejection(rejected.Cause, rejected.Reasons), rejected.Exchanges), cancellationToken);

    /// <summary>Subjects that this run has answers for under this generation: they are not asked about again.</summary>
    internal Task<IReadOnlyList<AnsweredSubject>> AnsweredAsync(int runId, int generationId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AnsweredSubject>>(
            context => context.Rows(
                "SELECT Subject, Rejection IS NOT NULL FROM Answers WHERE RunId = @0 AND GenerationId = @1",
                row => new AnsweredSubject(row.GetString(0), row.GetBoolean(1)),
                runId,
                generationId),
            cancellationToken);

    /// <summary>Inside the transaction that stages what the answer says.</summary>
    internal int Add(StorageContext context, AnswerPlace place, Provenance provenance, StagedAnswer answer) => context.Scalar<int>(
        "INSERT INTO Answers (DatasetId, Task, Subject, RunId, GenerationId, Engine, Model, Prompt, Rejection, Document, Exchanges, At) "
        + "VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11) RETURNING Id",
        place.DatasetId,
        place.Task.ToString(),
        answer.Subject,
        place.RunId,
        place.GenerationId,
        provenance.Engine,
        provenance.Model,
        provenance.Prompt,
        answer.Rejection,
        answer.Document,
        answer.Exchanges,
        clock.GetUtcNow().ToUnixTimeMilliseconds());

    private Task<int> AddAsync(int datasetId, Provenance asked, StagedAnswer answer, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => Add(context, new AnswerPlace(datasetId, AnswerTask.Profile, RunId: null, GenerationId: null), asked, answer),
            cancellationToken);

    private static StoredAnswer Read(SqliteDataReader row) => new(
        row.GetInt32(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.IsDBNull(5) ? null : JsonSerializer.Deserialize(row.GetString(5), ExchangeJson.Default.AnswerRejection),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)));
}

/// <summary>Where an answer belongs.</summary>
internal readonly record struct AnswerPlace(int DatasetId, AnswerTask Task, int? RunId, int? GenerationId);

internal readonly record struct AnsweredSubject(string Subject, bool IsRejected);
