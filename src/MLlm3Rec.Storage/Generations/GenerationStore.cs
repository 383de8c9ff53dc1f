using System.Text.Json;
using Microsoft.Data.Sqlite;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Generations;

/// <summary>
/// Keeps half-made results out of sight. A run writes its units under a generation that no reader looks at; publishing it is one
/// update, in the transaction that also removes what it replaces.
/// </summary>
public sealed class GenerationStore(Database database, TimeProvider clock)
{
    private const string Columns = "Id, DatasetId, Engine, Model, Vocabulary, Prompt, Dimensions, PublishedAt, Revision";

    public Task<Generation?> CurrentAsync(int datasetId, GenerationKind kind, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Current(context, datasetId, kind), cancellationToken);

    internal static Generation? Current(StorageContext context, int datasetId, GenerationKind kind) => context.Rows(
        $"SELECT {Columns} FROM Generations WHERE DatasetId = @0 AND Kind = @1 AND PublishedAt IS NOT NULL ORDER BY PublishedAt DESC LIMIT 1",
        Read,
        datasetId,
        kind.ToString()).FirstOrDefault();

    /// <summary>The unfinished generation of this run, with its units, if it was begun in the same way; else a new, empty one.</summary>
    internal Task<int> StageAsync(StagedGeneration staged, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                var (engine, model, vocabulary, prompt) = staged.Provenance;
                var dimensions = JsonSerializer.Serialize(staged.Dimensions, StoredJson.Default.IReadOnlyListString);
                object?[] values = [staged.DatasetId, staged.Kind.ToString(), staged.RunId, engine, model, vocabulary, prompt, dimensions];
                var begun = context.Scalar<int?>(
                    "SELECT Id FROM Generations WHERE DatasetId = @0 AND Kind = @1 AND RunId = @2 AND Engine = @3 AND Model = @4 "
                    + "AND Vocabulary = @5 AND Prompt = @6 AND Dimensions = @7 AND PublishedAt IS NULL",
                    values);
                return begun ?? Begin(context, staged.RunId, values);
            },
            cancellationToken);

    /// <summary>Makes a staged generation the visible one and removes every other of its kind and dataset.</summary>
    internal void Publish(StorageContext context, int generationId)
    {
        context.Execute("UPDATE Generations SET PublishedAt = @1 WHERE Id = @0", generationId, clock.GetUtcNow().ToUnixTimeMilliseconds());
        context.Execute(
            "DELETE FROM Generations WHERE Id IN (SELECT other.Id FROM Generations mine JOIN Generations other "
            + "ON other.DatasetId = mine.DatasetId AND other.Kind = mine.Kind AND other.Id <> mine.Id WHERE mine.Id = @0)",
            generationId);
    }

    /// <summary>Removes a staged generation that came to nothing.</summary>
    internal static void Discard(StorageContext context, int generationId) =>
        context.Execute("DELETE FROM Generations WHERE Id = @0 AND PublishedAt IS NULL", generationId);

    /// <summary>Removes what was made from an earlier state of <paramref name="generationId"/>'s dataset.</summary>
    internal static void Drop(StorageContext context, int generationId, GenerationKind kind) => context.Execute(
        "DELETE FROM Generations WHERE Kind = @1 AND DatasetId = (SELECT DatasetId FROM Generations WHERE Id = @0)",
        generationId,
        kind.ToString());

    private static int Begin(StorageContext context, int runId, object?[] values)
    {
        context.Execute("DELETE FROM Generations WHERE RunId = @0 AND PublishedAt IS NULL", runId);
        context.Execute("DELETE FROM RunUnits WHERE RunId = @0", runId);
        return context.Scalar<int>(
            "INSERT INTO Generations (DatasetId, Kind, RunId, Engine, Model, Vocabulary, Prompt, Dimensions, Revision) "
            + "VALUES (@0, @1, @2, @3, @4, @5, @6, @7, 0) RETURNING Id",
            values);
    }

    private static Generation Read(SqliteDataReader row) => new(
        row.GetInt32(0),
        row.GetInt32(1),
        new Provenance(row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5)),
        JsonSerializer.Deserialize(row.GetString(6), StoredJson.Default.IReadOnlyListString) ?? [],
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
        row.GetInt32(8));
}
