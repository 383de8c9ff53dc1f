using System.Text.Json;
using Microsoft.Data.Sqlite;
using MLlm3Rec.Map;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Map;

/// <summary>The finished maps of each dataset's present traits: computed once per options, then reused.</summary>
public sealed class MapStore(Database database, TimeProvider clock)
{
    /// <summary>The oldest maps of a dataset beyond so many make room.</summary>
    private const int Kept = 24;

    private const string Columns = "m.Id, g.DatasetId, m.RunId, m.Options, m.Points, m.Trustworthiness, m.Preservation, m.CreatedAt";
    private const string Tables = "Maps m JOIN Generations g ON g.Id = m.GenerationId";

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<MapSummary>> ListAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<MapSummary>>(
            context => context.Rows($"SELECT {Columns} FROM {Tables} WHERE g.DatasetId = @0 ORDER BY m.CreatedAt DESC, m.Id DESC", Read, datasetId),
            cancellationToken);

    /// <summary>The map that these options gave or would give; null where it was not computed yet.</summary>
    public Task<MapSummary?> FindAsync(int datasetId, MapOptions options, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Find(context, datasetId, options), cancellationToken);

    public Task<StoredMap?> OpenAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Rows(
                $"SELECT {Columns}, m.Content FROM {Tables} WHERE m.Id = @0",
                row => new StoredMap(Read(row), TraitMapFile.Read(row.GetFieldValue<byte[]>(8))),
                id).FirstOrDefault(),
            cancellationToken);

    /// <summary>Gives the groups of a map other names. False where there is no such map any more, or it has other groups.</summary>
    /// <param name="id">The map.</param>
    /// <param name="names">One per group, in their order.</param>
    /// <param name="by">Who named them; null for what sets them apart.</param>
    /// <param name="cancellationToken">Gives up waiting for the database.</param>
    public Task<bool> NameGroupsAsync(int id, IReadOnlyList<string> names, string? by, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => context.Rows("SELECT Content FROM Maps WHERE Id = @0", row => TraitMapFile.Read(row.GetFieldValue<byte[]>(0)), id).FirstOrDefault() is { } map
                && map.GroupNames.Count == names.Count
                && context.Execute("UPDATE Maps SET Content = @1 WHERE Id = @0", id, TraitMapFile.Write(map with { GroupNames = names, NamedBy = by })) > 0,
            cancellationToken);

    internal static MapSummary? Find(StorageContext context, int datasetId, MapOptions options) => context.Rows(
        $"SELECT {Columns} FROM {Tables} WHERE g.DatasetId = @0 AND m.OptionsKey = @1",
        Read,
        datasetId,
        options.Key).FirstOrDefault();

    /// <summary>Inside the caller's transaction.</summary>
    internal void Write(StorageContext context, int generationId, int runId, MapOptions options, TraitMap map)
    {
        context.Execute(
            "INSERT OR REPLACE INTO Maps (GenerationId, RunId, OptionsKey, Options, Points, Trustworthiness, Preservation, CreatedAt, Content) "
            + "VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8)",
            generationId,
            runId,
            options.Key,
            JsonSerializer.Serialize(options, StoredJson.Default.MapOptions),
            map.Count,
            map.Quality.Trustworthiness,
            map.Quality.Preservation,
            clock.GetUtcNow().ToUnixTimeMilliseconds(),
            TraitMapFile.Write(map));
        context.Execute(
            "DELETE FROM Maps WHERE GenerationId = @0 AND Id NOT IN (SELECT Id FROM Maps WHERE GenerationId = @0 ORDER BY CreatedAt DESC, Id DESC LIMIT @1)",
            generationId,
            Kept);
    }

    private static MapSummary Read(SqliteDataReader row) => new(
        row.GetInt32(0),
        row.GetInt32(1),
        row.GetInt32(2),
        JsonSerializer.Deserialize(row.GetString(3), StoredJson.Default.MapOptions) ?? new MapOptions(),
        row.GetInt32(4),
        row.GetDouble(5),
        row.GetDouble(6),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)));
}
