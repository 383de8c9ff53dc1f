using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Profiles;

/// <summary>What lists sort, filter and search by: narrow, so that a hundred thousand of them are read at once.</summary>
internal sealed class ProfileIndexRow
{
    public int GenerationId { get; init; }

    public int UserIndex { get; init; }

    public required string UserId { get; init; }

    public int HistoryLength { get; init; }

    public double Confidence { get; init; }

    /// <summary>Little-endian float32 per dimension, 0 where there is no motive.</summary>
    public required byte[] Strengths { get; init; }

    /// <summary>Names and statements of the motives, lower case, for text search.</summary>
    public required string Words { get; init; }
}

/// <summary>The whole profile as JSON.</summary>
internal sealed class ProfileDocumentRow
{
    public int GenerationId { get; init; }

    public int UserIndex { get; init; }

    public required byte[] Document { get; init; }

    /// <summary>The model's answer that it comes from; null for the built-in engine's.</summary>
    public int? AnswerId { get; init; }
}

internal sealed class ProfileIndexConfiguration : IEntityTypeConfiguration<ProfileIndexRow>
{
    public void Configure(EntityTypeBuilder<ProfileIndexRow> builder)
    {
        builder.ToTable("Profiles").WithoutRowId();
        builder.HasKey(row => new { row.GenerationId, row.UserIndex });
        builder.HasIndex(row => new { row.GenerationId, row.UserId });
        builder.HasOne<GenerationRow>().WithMany().HasForeignKey(row => row.GenerationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProfileDocumentConfiguration : IEntityTypeConfiguration<ProfileDocumentRow>
{
    public void Configure(EntityTypeBuilder<ProfileDocumentRow> builder)
    {
        builder.ToTable("ProfileDocuments");
        builder.HasKey(row => new { row.GenerationId, row.UserIndex });
        builder.HasOne<GenerationRow>().WithMany().HasForeignKey(row => row.GenerationId).OnDelete(DeleteBehavior.Cascade);
    }
}
