using Microsoft.Data.Sqlite;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Exchanges;

/// <summary>What runs and connections have taken so far.</summary>
public sealed class SpendingStore(Database database, TimeProvider clock)
{
    private const decimal Nano = 1_000_000_000m;
    private const string Sums =
        "COALESCE(SUM(Calls), 0), COALESCE(SUM(Remembered), 0), COALESCE(SUM(TokensIn), 0), COALESCE(SUM(TokensOut), 0), "
        + "COALESCE(SUM(PriceNano), 0), COALESCE(SUM(LatencyMilliseconds), 0), COALESCE(SUM(Asked), 0)";

    /// <summary>All attempts of a run together; <see cref="Usage.None"/> where it asked nobody.</summary>
    public Task<Usage> OfRunAsync(int runId, CancellationToken cancellationToken) =>
        database.ReadAsync(context => OfRun(context, runId), cancellationToken);

    /// <summary>By name of the connection, also of those that are gone.</summary>
    public Task<IReadOnlyDictionary<string, Usage>> ByConnectionAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, Usage>>(
            context => context
                .Rows($"SELECT Connection, {Sums} FROM Spending GROUP BY Connection", row => (Name: row.GetString(0), Usage: Read(row, 1)))
                .ToDictionary(entry => entry.Name, entry => entry.Usage, StringComparer.OrdinalIgnoreCase),
            cancellationToken);

    /// <summary>For what a page asked.</summary>
    public Task AddAsync(string connection, Usage usage, CancellationToken cancellationToken) =>
        database.WriteAsync(context => Add(context, runId: null, connection, usage), cancellationToken);

    /// <summary>Inside the transaction that stores what was paid for.</summary>
    internal void Add(StorageContext context, int? runId, string connection, Usage usage)
    {
        if (usage == Usage.None)
        {
            return;
        }

        context.Execute(
            "INSERT INTO Spending (RunId, Connection, Calls, Remembered, TokensIn, TokensOut, PriceNano, LatencyMilliseconds, Asked, At) "
            + "VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9)",
            runId,
            connection,
            usage.Calls,
            usage.Remembered,
            usage.TokensIn,
            usage.TokensOut,
            (long)(usage.Price * Nano),
            (long)usage.Latency.TotalMilliseconds,
            usage.Asked,
            clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    internal static Usage OfRun(StorageContext context, int runId) =>
        context.Rows($"SELECT {Sums} FROM Spending WHERE RunId = @0", row => Read(row, 0), runId)[0];

    private static Usage Read(SqliteDataReader row, int first) => new(
        row.GetInt64(first),
        row.GetInt64(first + 1),
        row.GetInt64(first + 2),
        row.GetInt64(first + 3),
        row.GetInt64(first + 4) / Nano,
        TimeSpan.FromMilliseconds(row.GetInt64(first + 5)),
        row.GetInt64(first + 6));
}
