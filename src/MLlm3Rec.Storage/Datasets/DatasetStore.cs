using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Datasets;

/// <summary>The datasets of the workbench. One is there whole or not at all.</summary>
public sealed class DatasetStore(Database database, AuditStore audit, TimeProvider clock)
{
    /// <summary>All datasets, by name.</summary>
    public Task<IReadOnlyList<DatasetSummary>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DatasetSummary>>(
            context => context.Set<DatasetSummary>().OrderBy(dataset => dataset.Name).ToList(), cancellationToken);

    /// <summary>The dataset of that name, in any case of letters, or null.</summary>
    public Task<DatasetSummary?> FindAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Set<DatasetSummary>().SingleOrDefault(dataset => dataset.Name == name), cancellationToken);

    /// <exception cref="UnknownDatasetException">There is none of that name.</exception>
    public async Task<DatasetSummary> GetAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken) ?? throw new UnknownDatasetException(name);

    /// <summary>The oldest dataset with the same <see cref="DatasetContent.Hash"/>, or null.</summary>
    public Task<DatasetSummary?> FindByContentAsync(string contentHash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
                context.Set<DatasetSummary>().Where(dataset => dataset.ContentHash == contentHash).OrderBy(dataset => dataset.Id).FirstOrDefault(),
            cancellationToken);

    /// <summary>Writes the dataset in one transaction: readers see nothing of it before the end, and a kill leaves nothing behind.</summary>
    /// <returns>The new dataset.</returns>
    /// <exception cref="DatasetNameTakenException">Another dataset has the name.</exception>
    public Task<DatasetSummary> SaveAsync(ImportedDataset imported, IProgress<RunEvent>? progress, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                if (context.Set<DatasetSummary>().Any(dataset => dataset.Name == imported.Dataset.Name))
                {
                    throw new DatasetNameTakenException(imported.Dataset.Name);
                }

                var id = context.Insert(SummaryOf(imported)).Id;
                DatasetWriter.Write(context, id, imported, progress, cancellationToken);
                return Get(context, id);
            },
            new WriteOptions { Purpose = $"import of {imported.Dataset.Name}", IsPatient = true },
            cancellationToken);

    /// <exception cref="KeyNotFoundException">The dataset was deleted meanwhile.</exception>
    public Task<Dataset> LoadAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
            {
                // One snapshot: a dataset deleted between two tables must not come out as half a one.
                using var snapshot = context.BeginSnapshot();
                var summary = Get(context, id);
                return DatasetReader.Read(
                    context, new DatasetSize(id, summary.Name, summary.Users, summary.Interactions, summary.Signal), cancellationToken);
            },
            cancellationToken);

    /// <summary>By a few hundred texts, whatever the size of the dataset; none where there is no such dataset.</summary>
    public Task<LanguageStatistics> LanguagesAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
            {
                using var snapshot = context.BeginSnapshot();
                return HistogramReader.Languages(context, id);
            },
            cancellationToken);

    public Task<DatasetStatistics> StatisticsAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
            {
                var summary = Get(context, id);
                return new DatasetStatistics
                {
                    Users = summary.Users,
                    Items = summary.Items,
                    Catalogue = summary.Catalogue,
                    Interactions = summary.Interactions,
                    RepeatedPairs = summary.RepeatedPairs,
                    FirstTime = summary.FirstTime,
                    LastTime = summary.LastTime,
                    HistoryLengths =
                        HistogramBin.Of(context.Set<UserRow>().Where(user => user.DatasetId == id).Select(user => user.HistoryLength).ToList()),
                };
            },
            cancellationToken);

    /// <summary>Rows that could not be read, in the order they were met.</summary>
    public IAsyncEnumerable<SkippedRow> SkippedRowsAsync(int id, CancellationToken cancellationToken) =>
        SkippedRowsAsync(id, new SkippedRowQuery(), cancellationToken);

    /// <summary>All that match, in their order.</summary>
    public IAsyncEnumerable<SkippedRow> SkippedRowsAsync(int id, SkippedRowQuery query, CancellationToken cancellationToken) =>
        RowPages.StreamAsync(
            (skip, take, cancelled) => SkippedPageAsync(id, query with { Skip = skip, Take = take }, cancelled), cancellationToken);

    public Task<RowPage<SkippedRow>> SkippedPageAsync(int id, SkippedRowQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
            {
                var (file, reason, text) =
                    (TableQueries.Containing(query.File), TableQueries.Containing(query.Reason), TableQueries.Containing(query.Text));
                var rows = context.Set<SkippedRowRow>().Where(row => row.DatasetId == id
                    && (file == null || EF.Functions.Like(row.File, file, TableQueries.Escape))
                    && (reason == null || EF.Functions.Like(row.Reason, reason, TableQueries.Escape))
                    && (text == null || EF.Functions.Like(row.Text, text, TableQueries.Escape)));
                return Sorted(rows, query).Select(row => new SkippedRow(row.File, row.Row, row.Reason, row.Text)).ToPage(query.Skip, query.Take);
            },
            cancellationToken);

    /// <summary>What <see cref="DeleteAsync"/> would remove beside the dataset itself, largest first.</summary>
    public Task<IReadOnlyList<DeletionCount>> PreviewDeletionAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DeletionCount>>(
            context =>
            [
                .. DatasetRows.Count(context, id).Where(table => table.Rows > 0)
                    .Select(table => new DeletionCount(InWords(table.Table), table.Rows)).OrderByDescending(count => count.Count),
            ],
            cancellationToken);

    /// <summary>Removes the dataset and everything made of it. Says whether there was one.</summary>
    public Task<bool> DeleteAsync(int id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                context.Set<InteractionRow>().Where(row => row.DatasetId == id).ExecuteDelete();
                context.Set<InteractionByItemRow>().Where(row => row.DatasetId == id).ExecuteDelete();
                var one = context.Set<DatasetSummary>().Where(dataset => dataset.Id == id);
                if (one.Select(dataset => dataset.Name).FirstOrDefault() is { } name)
                {
                    audit.Add(context, AuditKind.Deletion, $"dataset {name}");
                }

                return one.ExecuteDelete() > 0;
            },
            new WriteOptions { Purpose = "deletion of a dataset", MayUseReserve = true },
            cancellationToken);

    private DatasetSummary SummaryOf(ImportedDataset imported)
    {
        var statistics = imported.Statistics;
        return new DatasetSummary(
            Id: 0, imported.Dataset.Name, imported.Format, imported.Synthetic, statistics.Users, statistics.Items, statistics.Catalogue,
            statistics.Interactions, statistics.RepeatedPairs, imported.SkippedCount, imported.KCore, clock.GetUtcNow(),
            statistics.FirstTime, statistics.LastTime, imported.Dataset.Signal, imported.ContentHash, imported.Files);
    }

    private static DatasetSummary Get(StorageContext context, int id) =>
        context.Set<DatasetSummary>().SingleOrDefault(dataset => dataset.Id == id)
            ?? throw new KeyNotFoundException("This dataset has been deleted.");

    // Of one dataset there are not so many that other columns need an index.
    private static IQueryable<SkippedRowRow> Sorted(IQueryable<SkippedRowRow> rows, SkippedRowQuery query) => query.Sort switch
    {
        SkippedRowColumn.File => rows.Sorted(row => row.File, query.Descending).ThenSorted(row => row.Number, query.Descending),
        SkippedRowColumn.Reason => rows.Sorted(row => row.Reason, query.Descending).ThenSorted(row => row.Number, query.Descending),
        _ => rows.Sorted(row => row.Number, query.Descending),
    };

    /// <summary>"SkippedRows" → "skipped rows".</summary>
    private static string InWords(string table) =>
        string.Concat(
            table.Select((letter, index) => char.IsUpper(letter) ? (index > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
