using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>Unix milliseconds.</summary>
    public long At { get; init; }
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
