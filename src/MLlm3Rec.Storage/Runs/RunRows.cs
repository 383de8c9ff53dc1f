using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

internal sealed class RunRow
{
    public int Id { get; init; }

    public required string Kind { get; init; }

    public required string Dataset { get; init; }

    public required string State { get; init; }

    /// <summary>JSON of the request.</summary>
    public required string Request { get; init; }

    public int? After { get; init; }

    public string? Step { get; init; }

    public long Done { get; init; }

    public long Total { get; init; }

    public string? Message { get; init; }

    /// <summary>Unix milliseconds, as all times here.</summary>
    public long CreatedAt { get; init; }

    public long? StartedAt { get; init; }

    public long? EndedAt { get; init; }

    public long ElapsedMilliseconds { get; init; }

    public bool CancelRequested { get; init; }

    /// <summary>Who works on it, so that a dead worker is recognised: machine, process and that process's start.</summary>
    public string? Worker { get; init; }

    public string? DataHash { get; init; }

    public string? Engine { get; init; }

    public string? Vocabulary { get; init; }

    public int? Seed { get; init; }

    public string? CodeVersion { get; init; }

    /// <summary>JSON of the result.</summary>
    public string? Result { get; init; }
}

internal sealed class RunUnitRow
{
    public int RunId { get; init; }

    public required string Unit { get; init; }

    /// <summary>What the unit found, where the run itself needs it at its end; else null.</summary>
    public byte[]? Content { get; init; }
}

internal sealed class RunLineRow
{
    public int RunId { get; init; }

    public int Sequence { get; init; }

    public long At { get; init; }

    public required string Level { get; init; }

    public required string Text { get; init; }
}

internal sealed class RunConfiguration : IEntityTypeConfiguration<RunRow>
{
    public void Configure(EntityTypeBuilder<RunRow> builder)
    {
        builder.ToTable("Runs");
        builder.HasIndex(row => row.State);
        builder.HasIndex(row => row.Dataset);
    }
}

internal sealed class RunUnitConfiguration : IEntityTypeConfiguration<RunUnitRow>
{
    public void Configure(EntityTypeBuilder<RunUnitRow> builder)
    {
        builder.ToTable("RunUnits").WithoutRowId();
        builder.HasKey(row => new { row.RunId, row.Unit });
        builder.HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RunLineConfiguration : IEntityTypeConfiguration<RunLineRow>
{
    public void Configure(EntityTypeBuilder<RunLineRow> builder)
    {
        builder.ToTable("RunLines").WithoutRowId();
        builder.HasKey(row => new { row.RunId, row.Sequence });
        builder.HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
