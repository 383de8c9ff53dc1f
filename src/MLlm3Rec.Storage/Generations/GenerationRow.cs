using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Datasets;

namespace MLlm3Rec.Storage.Generations;

/// <summary>One complete set of profiles, traits or models of a dataset, or one that is still being made.</summary>
internal sealed class GenerationRow
{
    public int Id { get; init; }

    public int DatasetId { get; init; }

    public required string Kind { get; init; }

    /// <summary>The run that makes it and may go on with it after an interruption.</summary>
    public int RunId { get; init; }

    public required string Engine { get; init; }

    public required string Model { get; init; }

    public required string Vocabulary { get; init; }

    public required string Prompt { get; init; }

    /// <summary>JSON array of the dimensions' keys, in the order of the stored vectors.</summary>
    public required string Dimensions { get; init; }

    /// <summary>Unix milliseconds of becoming visible, or null while it is being made.</summary>
    public long? PublishedAt { get; init; }

    /// <summary>Counts the single entries that were replaced since.</summary>
    public int Revision { get; init; }
}

internal sealed class GenerationConfiguration : IEntityTypeConfiguration<GenerationRow>
{
    public void Configure(EntityTypeBuilder<GenerationRow> builder)
    {
        builder.ToTable("Generations");
        builder.HasIndex(row => new { row.DatasetId, row.Kind, row.PublishedAt });
        builder.HasIndex(row => row.RunId);
        builder.OfDataset();
    }
}
