using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Exchanges;

/// <summary>What asking a model about one user or item came to, with every question and reply.</summary>
internal sealed class AnswerRow
{
    public int Id { get; init; }

    public int DatasetId { get; init; }

    public AnswerTask Task { get; init; }

    /// <summary>Id of the user or item.</summary>
    public required string Subject { get; init; }

    /// <summary>The run that asked, or null for a page.</summary>
    public int? RunId { get; init; }

    /// <summary>What the run staged it under: a resumed run that stages anew asks anew.</summary>
    public int? GenerationId { get; init; }

    /// <summary>Name of the connection.</summary>
    public required string Engine { get; init; }

    public required string Model { get; init; }

    public required string Prompt { get; init; }

    /// <summary>Null for an accepted answer; else why not.</summary>
    public AnswerRejection? Rejection { get; init; }

    /// <summary>The profile or the traits as JSON; null for a rejected answer.</summary>
    public byte[]? Document { get; init; }

    /// <summary>The exchanges as JSON, compressed.</summary>
    public required byte[] Exchanges { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class AnswerConfiguration : IEntityTypeConfiguration<AnswerRow>
{
    public void Configure(EntityTypeBuilder<AnswerRow> builder)
    {
        builder.ToTable("Answers");
        builder.Property(row => row.Task).HasConversion<string>();
        builder.Property(row => row.Rejection).AsJsonOrNull(ExchangeJson.Default.AnswerRejection);
        builder.HasIndex(row => new { row.DatasetId, row.Task, row.Subject, row.Engine });
        builder.HasIndex(row => row.RunId);
        builder.OfDataset();
    }
}
