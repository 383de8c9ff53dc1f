using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Rankings;

/// <summary>One user's stored list.</summary>
internal sealed class RankingRow
{
    public int GenerationId { get; init; }

    public int UserIndex { get; init; }

    /// <summary>Little-endian int32, best first.</summary>
    public required byte[] Items { get; init; }

    /// <summary>Little-endian float32, beside the items.</summary>
    public required byte[] Scores { get; init; }
}

internal sealed class RankingConfiguration : IEntityTypeConfiguration<RankingRow>
{
    public void Configure(EntityTypeBuilder<RankingRow> builder)
    {
        builder.ToTable("Rankings").WithoutRowId();
        builder.HasKey(row => new { row.GenerationId, row.UserIndex });
        builder.HasOne<GenerationRow>().WithMany().HasForeignKey(row => row.GenerationId).OnDelete(DeleteBehavior.Cascade);
    }
}
