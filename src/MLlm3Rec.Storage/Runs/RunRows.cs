using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Experiments;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

internal sealed class RunRow
{
    public int Id { get; init; }

    public required string Kind { get; init; }

    public required string Dataset { get; init; }

    public RunState State { get; init; }

    public required RunRequest Request { get; init; }

    public int? After { get; init; }

    public string? By { get; init; }

    public string? Step { get; init; }

    public long Done { get; init; }

    public long Total { get; init; }

    public string? Message { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public TimeSpan Elapsed { get; init; }

    public bool CancelRequested { get; init; }

    /// <summary>Who works on it, so that a dead worker is recognised: machine, process and that process's start.</summary>
    public string? Worker { get; init; }

    public string? DataHash { get; init; }

    public string? Engine { get; init; }

    public string? Vocabulary { get; init; }

    public int? Seed { get; init; }

    public string? CodeVersion { get; init; }

    public RunResult? Result { get; init; }

    public RunRecord ToRecord() => new()
    {
        Id = Id,
        Request = Request,
        State = State,
        Step = Step,
        Done = Done,
        Total = Total,
        Message = Message,
        After = After,
        By = By,
        CreatedAt = CreatedAt,
        StartedAt = StartedAt,
        EndedAt = EndedAt,
        Elapsed = Elapsed,
        Provenance = new RunProvenance(DataHash, Engine, Vocabulary, Seed, CodeVersion),
        Result = Result,
    };
}

internal sealed class RunConfiguration : IEntityTypeConfiguration<RunRow>
{
    public void Configure(EntityTypeBuilder<RunRow> builder)
    {
        builder.ToTable("Runs");
        builder.Property(row => row.State).HasConversion<string>();
        builder.Property(row => row.Request).AsJson(StoredJson.Default.RunRequest);
        builder.Property(row => row.Result).AsJsonOrNull(StoredJson.Default.RunResult);
        builder.Property(row => row.Elapsed).HasColumnName("ElapsedMilliseconds");
        builder.HasIndex(row => row.State);
        builder.HasIndex(row => row.Dataset);
    }
}

internal sealed record RunLineRow(int RunId, int Sequence, DateTimeOffset At, LogLevelName Level, string Text);

internal sealed class RunLineConfiguration : IEntityTypeConfiguration<RunLineRow>
{
    public void Configure(EntityTypeBuilder<RunLineRow> builder)
    {
        builder.ToTable("RunLines").WithoutRowId();
        builder.HasKey(row => new { row.RunId, row.Sequence });
        builder.Property(row => row.Level).HasConversion<string>();
        builder.HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
