using System.Text.Json;
using Microsoft.Data.Sqlite;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Models;

/// <summary>
/// Fitted methods, so that nothing is fitted twice: rows in the database, contents as files beside it. A file is complete before its row
/// appears; files that no row names are removed later.
/// </summary>
public sealed class FittedModelStore(Database database, StorageOptions options, TimeProvider clock)
{
    private const string Columns =
        "m.Id, d.Name, m.Method, m.Settings, m.Split, m.Seed, m.CodeVersion, m.Ndcg, m.FitSeconds, m.Bytes, m.CreatedAt, m.File";

    private const string Tables = "FittedModels m JOIN Datasets d ON d.Id = m.DatasetId";

    /// <summary>How long a file may wait for its row.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private string Folder => Path.Combine(options.DataDirectory, "models");

    /// <summary>Newest first; of one dataset, or of all.</summary>
    public Task<IReadOnlyList<FittedModel>> ListAsync(int? datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<FittedModel>>(
            context => [.. context.Rows($"SELECT {Columns} FROM {Tables} WHERE @0 IS NULL OR m.DatasetId = @0 ORDER BY m.CreatedAt DESC, m.Id DESC", Read, datasetId).Select(found => found.Model)],
            cancellationToken);

    /// <summary>False where there is none of that number.</summary>
    public async Task<bool> DeleteAsync(int id, CancellationToken cancellationToken)
    {
        var file = await database.WriteAsync(context => context.Scalar<string>("DELETE FROM FittedModels WHERE Id = @0 RETURNING File", id), cancellationToken);
        if (file is not null)
        {
            File.Delete(Path.Combine(Folder, file));
        }

        return file is not null;
    }

    /// <summary>The model of a method that was kept last for this state of the dataset; null where there is none.</summary>
    internal async Task<FittedModel?> LatestAsync(DatasetSummary dataset, string method, CancellationToken cancellationToken) =>
        (await FindLatestAsync(dataset, method, cancellationToken)).Model;

    /// <summary>The same with its content.</summary>
    internal async Task<OpenModel?> OpenLatestAsync(DatasetSummary dataset, string method, CancellationToken cancellationToken)
    {
        var (model, file) = await FindLatestAsync(dataset, method, cancellationToken);
        return Open(model, file);
    }

    /// <summary>A kept model by its number, with its content; null where this state of the dataset has none of that number.</summary>
    internal async Task<OpenModel?> OpenAsync(DatasetSummary dataset, int number, CancellationToken cancellationToken)
    {
        var (model, file) = await database.ReadAsync(
            context => context.Rows(
                $"SELECT {Columns} FROM {Tables} WHERE m.Id = @0 AND m.DatasetId = @1 AND m.DataHash = @2", Read, number, dataset.Id, dataset.ContentHash).FirstOrDefault(),
            cancellationToken);
        return Open(model, file);
    }

    /// <summary>Keeps a fitted method.</summary>
    internal async Task<int> KeepAsync(DatasetSummary dataset, int runId, FittedDraft draft, IStoredRecommender fitted, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        var file = $"{runId}-{draft.Method}.model";
        var path = Path.Combine(Folder, file);
        await Task.Run(() => Write(path, fitted), cancellationToken);
        var id = await database.WriteAsync(context => Insert(context, dataset, draft, file, new FileInfo(path).Length), cancellationToken);
        await SweepAsync(cancellationToken);
        return id;
    }

    private Task<(FittedModel Model, string File)> FindLatestAsync(DatasetSummary dataset, string method, CancellationToken cancellationToken) => database.ReadAsync(
        context => context.Rows(
            $"SELECT {Columns} FROM {Tables} WHERE m.DatasetId = @0 AND m.DataHash = @1 AND m.Method = @2 AND m.Split = @3 ORDER BY m.CreatedAt DESC, m.Id DESC LIMIT 1",
            Read,
            dataset.Id,
            dataset.ContentHash,
            method,
            FittedModel.LeaveLastOut).FirstOrDefault(),
        cancellationToken);

    private OpenModel? Open(FittedModel? model, string? file) => model is not null && File.Exists(Path.Combine(Folder, file!)) // They come together.
        ? new OpenModel(model, new FileStream(Path.Combine(Folder, file!), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16))
        : null;

    private static void Write(string path, IStoredRecommender fitted)
    {
        var unfinished = path + ".part";
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
        {
            fitted.Save(stream);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private int Insert(StorageContext context, DatasetSummary dataset, FittedDraft draft, string file, long bytes)
    {
        // A run that goes on after an interruption replaces what it had kept before.
        context.Execute("DELETE FROM FittedModels WHERE File = @0", file);
        return context.Scalar<int>(
            "INSERT INTO FittedModels (DatasetId, DataHash, Method, Settings, Split, Seed, CodeVersion, Ndcg, FitSeconds, Bytes, File, CreatedAt) "
            + "VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11) RETURNING Id",
            dataset.Id,
            dataset.ContentHash,
            draft.Method,
            JsonSerializer.Serialize(draft.Settings, StoredJson.Default.IReadOnlyDictionaryStringString),
            FittedModel.LeaveLastOut,
            draft.Seed,
            CodeVersion.Current,
            draft.Ndcg,
            draft.FitSeconds,
            bytes,
            file,
            clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    /// <summary>Removes files that belong to nothing any more, as after a dataset was deleted.</summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var known = await database.ReadAsync(context => context.Rows("SELECT File FROM FittedModels", row => row.GetString(0)), cancellationToken);
        var old = clock.GetUtcNow() - Grace;
        foreach (var orphan in new DirectoryInfo(Folder).EnumerateFiles().Where(file => !known.Contains(file.Name) && file.LastWriteTimeUtc < old))
        {
            orphan.Delete();
        }
    }

    private static (FittedModel Model, string File) Read(SqliteDataReader row) => (new FittedModel(
        row.GetInt32(0),
        row.GetString(1),
        row.GetString(2),
        JsonSerializer.Deserialize(row.GetString(3), StoredJson.Default.IReadOnlyDictionaryStringString) ?? new Dictionary<string, string>(),
        row.GetString(4),
        row.GetInt32(5),
        row.GetString(6),
        row.IsDBNull(7) ? null : row.GetDouble(7),
        row.GetDouble(8),
        row.GetInt64(9),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10))), row.GetString(11));
}

/// <summary>A kept model and its content, which the caller disposes of.</summary>
internal sealed record OpenModel(FittedModel Model, Stream Content) : IDisposable
{
    public void Dispose() => Content.Dispose();
}
