using MLlm3Rec.Experiments;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Reads runs and their logs.</summary>
public sealed class RunStore(Database database)
{
    public Task<RunRecord?> FindAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Find(context, id), cancellationToken);

    public Task<RowPage<RunRecord>> PageAsync(RunQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
            {
                var kind = query.Kind?.Word();
                var wanted = context.Set<RunRow>().Where(run =>
                    (query.Dataset == null || run.Dataset == query.Dataset)
                    && (kind == null || run.Kind == kind)
                    && (query.State == null || run.State == query.State));
                var sorted = query.Sort is RunColumn.State
                    ? wanted.Sorted(run => run.State, query.Descending).ThenSorted(run => run.Id, query.Descending)
                    : wanted.Sorted(run => run.Id, query.Descending);
                var page = sorted.ToPage(query.Skip, query.Take);
                return new RowPage<RunRecord>([.. page.Rows.Select(run => run.ToRecord())], page.Total);
            },
            cancellationToken);

    /// <summary>All that match, in their order.</summary>
    public IAsyncEnumerable<RunRecord> StreamAsync(RunQuery query, CancellationToken cancellationToken) =>
        RowPages.StreamAsync((skip, take, cancelled) => PageAsync(query with { Skip = skip, Take = take }, cancelled), cancellationToken);

    /// <summary>Queued and running, of every process, oldest first.</summary>
    public Task<IReadOnlyList<RunRecord>> ActiveAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<RunRecord>>(
            context =>
                Records(context.Set<RunRow>().Where(run => run.State == RunState.Queued || run.State == RunState.Running).OrderBy(run => run.Id)),
            cancellationToken);

    /// <summary>The lines after a sequence number (0: from the start), oldest first; of one level only if asked.</summary>
    public Task<IReadOnlyList<RunLine>> LinesAsync(int id, int after, int take, LogLevelName? level, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<RunLine>>(
            context => context.Set<RunLineRow>()
                .Where(line => line.RunId == id && line.Sequence > after && (level == null || line.Level == level))
                .OrderBy(line => line.Sequence).Take(take)
                .Select(line => new RunLine(line.Sequence, line.At, line.Level, line.Text)).ToList(),
            cancellationToken);

    /// <summary>Names of the units that are done and will not be done again.</summary>
    public Task<IReadOnlySet<string>> UnitsAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlySet<string>>(
            context => RunUnits.Of(context, id).Select(unit => unit.Unit).AsEnumerable().ToHashSet(StringComparer.Ordinal), cancellationToken);

    /// <summary>What a finished unit kept, or null where it is not finished.</summary>
    internal Task<byte[]?> UnitContentAsync(int id, string unit, CancellationToken cancellationToken) =>
        database.ReadAsync(context => RunUnits.Find(context, id, unit), cancellationToken);

    internal static RunRecord? Find(StorageContext context, int id) => context.Set<RunRow>().FirstOrDefault(run => run.Id == id)?.ToRecord();

    private static List<RunRecord> Records(IQueryable<RunRow> runs) => [.. runs.AsEnumerable().Select(run => run.ToRecord())];
}
