using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Storage.Generations;

namespace MLlm3Rec.Storage.Traits;

/// <param name="GenerationId">Of the traits.</param>
/// <param name="ItemIndex">The item's number.</param>
/// <param name="ItemId">The item's id.</param>
/// <param name="Salience">Little-endian float32 per dimension.</param>
/// <param name="Vector">Little-endian float32, unit norm or all zeros.</param>
/// <param name="Document">The trait profile as JSON.</param>
/// <param name="AnswerId">The model's answer that they come from; null for the built-in engine's.</param>
internal sealed record TraitRow(int GenerationId, int ItemIndex, string ItemId, byte[] Salience, byte[] Vector, byte[] Document, int? AnswerId);

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
