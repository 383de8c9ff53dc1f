using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Exchanges;

/// <summary>What a handful of exchanges took; sums tell what a run or a connection took. Outlives datasets: money stays spent.</summary>
internal sealed class SpendingRow
{
    public int Id { get; init; }

    /// <summary>Null where a page asked.</summary>
    public int? RunId { get; init; }

    /// <summary>Name of the connection.</summary>
    public required string Connection { get; init; }

    public long Calls { get; init; }

    public long Remembered { get; init; }

    public long TokensIn { get; init; }

    public long TokensOut { get; init; }

    /// <summary>Billionths of a US dollar: exact, and summed by the database.</summary>
    public long PriceNano { get; init; }

    public long LatencyMilliseconds { get; init; }

    public long Asked { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class SpendingConfiguration : IEntityTypeConfiguration<SpendingRow>
{
    public void Configure(EntityTypeBuilder<SpendingRow> builder)
    {
        builder.ToTable("Spending");
        builder.HasIndex(row => row.RunId);
        builder.HasIndex(row => row.Connection);
    }
}

/// <summary>What runs and connections have taken so far.</summary>
public sealed class SpendingStore(Database database, TimeProvider clock)
{
    private const decimal Nano = 1_000_000_000m;

    /// <summary>All attempts of a run together; <see cref="Usage.None"/> where it asked nobody.</summary>
    public Task<Usage> OfRunAsync(int runId, CancellationToken cancellationToken) =>
        database.ReadAsync(context => OfRun(context, runId), cancellationToken);

    /// <summary>By name of the connection, also of those that are gone.</summary>
    public Task<IReadOnlyDictionary<string, Usage>> ByConnectionAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, Usage>>(
            context => Sums(context.Set<SpendingRow>()).ToDictionary(sum => sum.Connection, sum => sum.Usage, StringComparer.OrdinalIgnoreCase),
            cancellationToken);

    /// <summary>For what a page asked.</summary>
    public Task AddAsync(string connection, Usage usage, CancellationToken cancellationToken) =>
        database.NoteAsync(context => Add(context, runId: null, connection, usage), cancellationToken);

    /// <summary>Inside the transaction that stores what was paid for.</summary>
    internal void Add(StorageContext context, int? runId, string connection, Usage usage)
    {
        if (usage == Usage.None)
        {
            return;
        }

        context.Insert(new SpendingRow
        {
            RunId = runId,
            Connection = connection,
            Calls = usage.Calls,
            Remembered = usage.Remembered,
            TokensIn = usage.TokensIn,
            TokensOut = usage.TokensOut,
            PriceNano = (long)(usage.Price * Nano),
            LatencyMilliseconds = (long)usage.Latency.TotalMilliseconds,
            Asked = usage.Asked,
            At = clock.GetUtcNow(),
        });
    }

    internal static Usage OfRun(StorageContext context, int runId) =>
        Sums(context.Set<SpendingRow>().Where(row => row.RunId == runId)).Aggregate(Usage.None, (sum, some) => sum + some.Usage);

    private static List<(string Connection, Usage Usage)> Sums(IQueryable<SpendingRow> rows) =>
    [
        .. rows.GroupBy(row => row.Connection)
            .Select(group => new
            {
                Connection = group.Key,
                Calls = group.Sum(row => row.Calls),
                Remembered = group.Sum(row => row.Remembered),
                TokensIn = group.Sum(row => row.TokensIn),
                TokensOut = group.Sum(row => row.TokensOut),
                Price = group.Sum(row => row.PriceNano),
                Latency = group.Sum(row => row.LatencyMilliseconds),
                Asked = group.Sum(row => row.Asked),
            })
            .AsEnumerable()
            .Select(sum => (sum.Connection, new Usage(
                sum.Calls, sum.Remembered, sum.TokensIn, sum.TokensOut, sum.Price / Nano, TimeSpan.FromMilliseconds(sum.Latency), sum.Asked))),
    ];
}
