using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Generations;

namespace MLlm3Rec.Storage.Models;

internal sealed class ModelRow
{
    public int GenerationId { get; init; }

    public required string Name { get; init; }

    public required byte[] Content { get; init; }
}

internal sealed class ModelConfiguration : IEntityTypeConfiguration<ModelRow>
{
    public void Configure(EntityTypeBuilder<ModelRow> builder)
    {
        builder.ToTable("Models");
        builder.HasKey(row => new { row.GenerationId, row.Name });
        builder.HasOne<GenerationRow>().WithMany().HasForeignKey(row => row.GenerationId).OnDelete(DeleteBehavior.Cascade);
    }
}
