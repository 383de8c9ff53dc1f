using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Generations;

namespace MLlm3Rec.Storage.Traits;

internal sealed class TraitRow
{
    public int GenerationId { get; init; }

    public int ItemIndex { get; init; }

    public required string ItemId { get; init; }

    /// <summary>Little-endian float32 per dimension.</summary>
    public required byte[] Salience { get; init; }

    /// <summary>Little-endian float32, unit norm or all zeros.</summary>
    public required byte[] Vector { get; init; }

    /// <summary>The trait profile as JSON.</summary>
    public required byte[] Document { get; init; }

    /// <summary>The model's answer that they come from; null for the built-in engine's.</summary>
    public int? AnswerId { get; init; }
}

internal sealed class TraitConfiguration : IEntityTypeConfiguration<TraitRow>
{
    public void Configure(EntityTypeBuilder<TraitRow> builder)
    {
        builder.ToTable("Traits");
        builder.HasKey(row => new { row.GenerationId, row.ItemIndex });
        builder.HasIndex(row => new { row.GenerationId, row.ItemId });
        builder.HasOne<GenerationRow>().WithMany().HasForeignKey(row => row.GenerationId).OnDelete(DeleteBehavior.Cascade);
    }
}
