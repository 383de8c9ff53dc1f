using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Datasets;

/// <summary>The datasets of the workbench. One is there whole or not at all.</summary>
public sealed class DatasetStore(Database database, TimeProvider clock)
{
    private const string Columns =
        "SELECT Id, Name, Format, Synthetic, Users, Items, Catalogue, Interactions, RepeatedPairs, SkippedRows, KCore, ImportedAt, FirstTime, LastTime, "
        + "Signal, ContentHash, Files FROM Datasets ";

    /// <summary>All datasets, by name.</summary>
    public Task<IReadOnlyList<DatasetSummary>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DatasetSummary>>(context => context.Rows(Columns + "ORDER BY Name", Summary), cancellationToken);

    /// <summary>The dataset of that name, in any case of letters, or null.</summary>
    public Task<DatasetSummary?> FindAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Rows(Columns + "WHERE Name = @0", Summary, name).SingleOrDefault(), cancellationToken);

    /// <exception cref="UnknownDatasetException">There is none of that name.</exception>
    public async Task<DatasetSummary> GetAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken) ?? throw new UnknownDatasetException(name);

    /// <summary>The oldest dataset with the same <see cref="DatasetContent.Hash"/>, or null.</summary>
    public Task<DatasetSummary?> FindByContentAsync(string contentHash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Rows(Columns + "WHERE ContentHash = @0 ORDER BY Id LIMIT 1", Summary, contentHash).SingleOrDefault(), cancellationToken);

    /// <summary>Writes the dataset in one transaction: readers see nothing of it before the end, and a kill leaves nothing behind.</summary>
    /// <returns>The new dataset.</returns>
    /// <exception cref="DatasetNameTakenException">Another dataset has the name.</exception>
    public Task<DatasetSummary> SaveAsync(ImportedDataset imported, IProgress<RunEvent>? progress, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                if (context.Scalar<long>("SELECT count(*) FROM Datasets WHERE Name = @0", imported.Dataset.Name) > 0)
                {
                    throw new DatasetNameTakenException(imported.Dataset.Name);
                }

                var id = Insert(context, imported);
                new DatasetWriter(context.Connection(), id, imported, progress, cancellationToken).Write();
                return Get(context, id);
            },
            cancellationToken);

    /// <exception cref="KeyNotFoundException">The dataset was deleted meanwhile.</exception>
    public Task<Dataset> LoadAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
            {
                // One read transaction: a dataset deleted between two tables must not come out as half a one.
                using var snapshot = context.Connection().BeginTransaction(deferred: true);
                var summary = Get(context, id);
                return DatasetReader.Read(context, new DatasetSize(id, summary.Name, summary.Users, summary.Interactions, summary.Signal), cancellationToken);
            },
            cancellationToken);

    public Task<DatasetStatistics> StatisticsAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
            {
                var summary = Get(context, id);
                var lengths = context.Rows("SELECT HistoryLength FROM Users WHERE DatasetId = @0", row => row.GetInt32(0), id);
                return new DatasetStatistics
                {
                    Users = summary.Users,
                    Items = summary.Items,
                    Catalogue = summary.Catalogue,
                    Interactions = summary.Interactions,
                    RepeatedPairs = summary.RepeatedPairs,
                    FirstTime = summary.FirstTime,
                    LastTime = summary.LastTime,
                    HistoryLengths = HistogramBin.Of(lengths),
                };
            },
            cancellationToken);

    /// <summary>Rows that could not be read, in the order they were met.</summary>
    public async IAsyncEnumerable<SkippedRow> SkippedRowsAsync(int id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int page = 1000;
        for (var from = 0; ; from += page)
        {
            var first = from;
            var rows = await database.ReadAsync(
                context => context.Rows(
                    "SELECT File, Row, Reason, Text FROM SkippedRows WHERE DatasetId = @0 AND Number >= @1 AND Number < @2 ORDER BY Number",
                    row => new SkippedRow(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3)),
                    id, first, first + page),
                cancellationToken);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < page)
            {
                yield break;
            }
        }
    }

    /// <summary>What <see cref="DeleteAsync"/> would remove beside the dataset itself, largest first.</summary>
    public Task<IReadOnlyList<DeletionCount>> PreviewDeletionAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DeletionCount>>(
            context =>
            [
                .. DatasetTables.Of(context)
                    .Select(table => new DeletionCount(DatasetTables.InWords(table), context.Scalar<long>($"SELECT count(*) FROM \"{table}\" WHERE DatasetId = @0", id)))
                    .Where(count => count.Count > 0)
                    .OrderByDescending(count => count.Count),
            ],
            cancellationToken);

    /// <summary>Removes the dataset and everything made of it. Says whether there was one.</summary>
    public Task<bool> DeleteAsync(int id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                foreach (var table in DatasetTables.Unguarded)
                {
                    context.Execute($"DELETE FROM \"{table}\" WHERE DatasetId = @0", id);
                }

                return context.Execute("DELETE FROM Datasets WHERE Id = @0", id) > 0;
            },
            cancellationToken);

    private int Insert(StorageContext context, ImportedDataset imported)
    {
        var statistics = imported.Statistics;
        context.Execute(
            "INSERT INTO Datasets (Name, Format, Synthetic, Users, Items, Catalogue, Interactions, RepeatedPairs, SkippedRows, KCore, ImportedAt, "
            + "FirstTime, LastTime, Signal, ContentHash, Files) VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15)",
            imported.Dataset.Name, imported.Format, imported.Synthetic, statistics.Users, statistics.Items, statistics.Catalogue,
            statistics.Interactions, statistics.RepeatedPairs, imported.SkippedCount, imported.KCore, clock.GetUtcNow().ToUnixTimeMilliseconds(),
            statistics.FirstTime?.ToUnixTimeSeconds(), statistics.LastTime?.ToUnixTimeSeconds(), imported.Dataset.Signal.ToString(),
            imported.ContentHash, JsonSerializer.Serialize(imported.Files, DatasetJson.Default.IReadOnlyListSourceFile));
        return (int)context.Scalar<long>("SELECT last_insert_rowid()");
    }

    private static DatasetSummary Get(StorageContext context, int id) =>
        context.Rows(Columns + "WHERE Id = @0", Summary, id).SingleOrDefault() ?? throw new KeyNotFoundException("This dataset has been deleted.");

    private static DatasetSummary Summary(SqliteDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7),
        row.GetInt32(8), row.GetInt32(9), row.GetInt32(10),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)),
        row.IsDBNull(12) ? null : DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(12)),
        row.IsDBNull(13) ? null : DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(13)),
        Enum.Parse<SignalKind>(row.GetString(14)),
        row.GetString(15),
        JsonSerializer.Deserialize(row.GetString(16), DatasetJson.Default.IReadOnlyListSourceFile) ?? []);
}
