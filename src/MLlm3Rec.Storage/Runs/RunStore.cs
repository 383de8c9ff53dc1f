using MLlm3Rec.Experiments;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Reads runs and their logs.</summary>
public sealed class RunStore(Database database)
{
    public Task<RunRecord?> FindAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Find(context, id), cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<RunPage> PageAsync(RunQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
            {
                const string Where = "WHERE (@0 IS NULL OR Dataset = @0) AND (@1 IS NULL OR Kind = @1) AND (@2 IS NULL OR State = @2)";
                object?[] values = [query.Dataset, query.Kind?.Word(), query.State?.ToString(), query.Skip, query.Take];
                var rows = context.Rows($"SELECT {RunReading.Columns} FROM Runs {Where} ORDER BY Id DESC LIMIT @4 OFFSET @3", RunReading.Run, values);
                return new RunPage(rows, context.Scalar<int>($"SELECT COUNT(*) FROM Runs {Where}", values.AsSpan(0, 3)));
            },
            cancellationToken);

    /// <summary>Queued and running, of every process, oldest first.</summary>
    public Task<IReadOnlyList<RunRecord>> ActiveAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<RunRecord>>(
            context => context.Rows(
                $"SELECT {RunReading.Columns} FROM Runs WHERE State IN ('Queued', 'Running') ORDER BY Id",
                RunReading.Run),
            cancellationToken);

    /// <summary>The lines after a sequence number (0: from the start), oldest first; of one level only if asked.</summary>
    public Task<IReadOnlyList<RunLine>> LinesAsync(int id, int after, int take, LogLevelName? level, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<RunLine>>(
            context => context.Rows(
                "SELECT Sequence, At, Level, Text FROM RunLines WHERE RunId = @0 AND Sequence > @1 AND (@2 IS NULL OR Level = @2) "
                + "ORDER BY Sequence LIMIT @3",
                RunReading.Line,
                id,
                after,
                level?.ToString(),
                take),
            cancellationToken);

    /// <summary>Names of the units that are done and will not be done again.</summary>
    public Task<IReadOnlySet<string>> UnitsAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlySet<string>>(
            context => context.Rows("SELECT Unit FROM RunUnits WHERE RunId = @0", row => row.GetString(0), id).ToHashSet(StringComparer.Ordinal),
            cancellationToken);

    /// <summary>What a finished unit kept, or null where it is not finished.</summary>
    internal Task<byte[]?> UnitContentAsync(int id, string unit, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Scalar<byte[]>("SELECT Content FROM RunUnits WHERE RunId = @0 AND Unit = @1", id, unit), cancellationToken);

    internal static RunRecord? Find(StorageContext context, int id) =>
        context.Rows($"SELECT {RunReading.Columns} FROM Runs WHERE Id = @0", RunReading.Run, id).FirstOrDefault();
}
