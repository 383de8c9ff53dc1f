using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>
/// Fitted methods, so that nothing is fitted twice: rows in the database, contents as files beside it. A file is complete before its row
/// appears; files that no row names are removed later.
/// </summary>
public sealed class FittedModelStore(Database database, StorageOptions options, AuditStore audit, TimeProvider clock)
{
    /// <summary>How long a file may wait for its row.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private string Folder => Path.Combine(options.DataDirectory, "models");

    /// <summary>Newest first; of one dataset, or of all.</summary>
    public Task<IReadOnlyList<FittedModel>> ListAsync(int? datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<FittedModel>>(
            context =>
                [.. Models(
                    context,
                    context.Set<FittedModelRow>().Where(row => datasetId == null || row.DatasetId == datasetId)).Select(found => found.Model)],
            cancellationToken);

    /// <summary>False where there is none of that number.</summary>
    public async Task<bool> DeleteAsync(int id, CancellationToken cancellationToken)
    {
        var file = await database.WriteAsync(context => Remove(context, id), cancellationToken);
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
            context => Models(context, Of(context, dataset).Where(row => row.Id == number)).FirstOrDefault(),
            cancellationToken);
        return Open(model, file);
    }

    /// <summary>Keeps a fitted method.</summary>
    internal async Task<int> KeepAsync(
        DatasetSummary dataset, int runId, FittedDraft draft, IStoredRecommender fitted, CancellationToken cancellationToken)
    {
        PrivateFolder.Create(Folder);
        var file = $"{runId}-{draft.Method}.model";
        var path = Path.Combine(Folder, file);
        await Task.Run(() => WholeFile.Write(path, fitted.Save), cancellationToken);
        var id = await database.NoteAsync(context => Insert(context, dataset, draft, file, new FileInfo(path).Length), cancellationToken);
        await SweepAsync(cancellationToken);
        return id;
    }

    private Task<(FittedModel Model, string File)> FindLatestAsync(
        DatasetSummary dataset, string method, CancellationToken cancellationToken) => database.ReadAsync(
        context => Models(context, Of(context, dataset).Where(row => row.Method == method && row.Split == FittedModel.LeaveLastOut)).FirstOrDefault(),
        cancellationToken);

    private OpenModel? Open(FittedModel? model, string? file) => model is not null && File.Exists(Path.Combine(Folder, file!)) // They come together.
        ? new OpenModel(
            model,
            new FileStream(Path.Combine(Folder, file!), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16))
        : null;

    private int Insert(StorageContext context, DatasetSummary dataset, FittedDraft draft, string file, long bytes)
    {
        // A run that goes on after an interruption replaces what it had kept before.
        context.Set<FittedModelRow>().Where(row => row.File == file).ExecuteDelete();
        return context.Insert(new FittedModelRow
        {
            DatasetId = dataset.Id,
            DataHash = dataset.ContentHash,
            Method = draft.Method,
            Settings = draft.Settings,
            Split = FittedModel.LeaveLastOut,
            Seed = draft.Seed,
            CodeVersion = CodeVersion.Current,
            Ndcg = draft.Ndcg,
            FitSeconds = draft.FitSeconds,
            Bytes = bytes,
            File = file,
            CreatedAt = clock.GetUtcNow(),
        }).Id;
    }

    private string? Remove(StorageContext context, int id)
    {
        var one = context.Set<FittedModelRow>().Where(row => row.Id == id);
        var file = one.Select(row => row.File).FirstOrDefault();
        one.ExecuteDelete();
        if (file is not null)
        {
            audit.Add(context, AuditKind.Deletion, $"fitted model {id}");
        }

        return file;
    }

    /// <summary>Removes files that belong to nothing any more, as after a dataset was deleted.</summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var known = await database.ReadAsync(
            context => context.Set<FittedModelRow>().Select(row => row.File).ToHashSet(StringComparer.Ordinal), cancellationToken);
        var old = clock.GetUtcNow() - Grace;
        foreach (var orphan in new DirectoryInfo(Folder).EnumerateFiles().Where(file => !known.Contains(file.Name) && file.LastWriteTimeUtc < old))
        {
            orphan.Delete();
        }
    }

    private static IQueryable<FittedModelRow> Of(StorageContext context, DatasetSummary dataset) =>
        context.Set<FittedModelRow>().Where(row => row.DatasetId == dataset.Id && row.DataHash == dataset.ContentHash);

    /// <summary>Newest first.</summary>
    private static IEnumerable<(FittedModel Model, string File)> Models(StorageContext context, IQueryable<FittedModelRow> rows)
    {
        var models =
            from row in rows
            join dataset in context.Set<DatasetSummary>() on row.DatasetId equals dataset.Id
            orderby row.CreatedAt descending, row.Id descending
            select new
            {
                Model = new FittedModel(
                    row.Id, dataset.Name, row.Method, row.Settings, row.Split, row.Seed, row.CodeVersion, row.Ndcg, row.FitSeconds, row.Bytes,
                    row.CreatedAt),
                row.File,
            };
        return models.AsEnumerable().Select(found => (found.Model, found.File));
    }
}

/// <summary>A kept model and its content, which the caller disposes of.</summary>
internal sealed record OpenModel(FittedModel Model, Stream Content) : IDisposable
{
    public void Dispose() => Content.Dispose();
}
