using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Generations;

/// <summary>One complete set of profiles, traits or models of a dataset, or one that is still being made.</summary>
internal sealed class GenerationRow
{
    public int Id { get; init; }

    public int DatasetId { get; init; }

    public GenerationKind Kind { get; init; }

    /// <summary>The run that makes it and may go on with it after an interruption.</summary>
    public int RunId { get; init; }

    public required string Engine { get; init; }

    public required string Model { get; init; }

    public required string Vocabulary { get; init; }

    public required string Prompt { get; init; }

    /// <summary>The dimensions' keys, in the order of the stored vectors.</summary>
    public required IReadOnlyList<string> Dimensions { get; init; }

    /// <summary>When it became visible; null while it is being made.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Counts the single entries that were replaced since.</summary>
    public int Revision { get; init; }

    public Provenance Provenance => new(Engine, Model, Vocabulary, Prompt);
}

internal sealed class GenerationConfiguration : IEntityTypeConfiguration<GenerationRow>
{
    public void Configure(EntityTypeBuilder<GenerationRow> builder)
    {
        builder.ToTable("Generations");
        builder.Ignore(row => row.Provenance);
        builder.Property(row => row.Kind).HasConversion<string>();
        builder.Property(row => row.Dimensions).AsJson(StoredJson.Default.IReadOnlyListString);
        builder.HasIndex(row => new { row.DatasetId, row.Kind, row.PublishedAt });
        builder.HasIndex(row => row.RunId);
        builder.OfDataset();
    }
}
