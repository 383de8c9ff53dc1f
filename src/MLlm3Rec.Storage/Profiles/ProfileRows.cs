using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Profiles;

/// <summary>What lists sort, filter and search by: narrow, so that a hundred thousand of them are read at once.</summary>
/// <param name="GenerationId">Of the profiles.</param>
/// <param name="UserIndex">The user's number.</param>
/// <param name="UserId">The user's id.</param>
/// <param name="HistoryLength">How many choices were read.</param>
/// <param name="Confidence">In [0, 1].</param>
/// <param name="Strengths">Little-endian float32 per dimension, 0 where there is no motive.</param>
/// <param name="Words">Names and statements of the motives, lower case, for text search.</param>
internal sealed record ProfileIndexRow(
    int GenerationId, int UserIndex, string UserId, int HistoryLength, double Confidence, byte[] Strengths, string Words);

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

/// <param name="GenerationId">Of the profiles.</param>
/// <param name="UserIndex">The user's number.</param>
/// <param name="Document">The whole profile as JSON.</param>
/// <param name="AnswerId">The model's answer that it comes from; null for the built-in engine's.</param>
internal sealed record ProfileDocumentRow(int GenerationId, int UserIndex, byte[] Document, int? AnswerId);

internal sealed class ProfileDocumentConfiguration : IEntityTypeConfiguration<ProfileDocumentRow>
{
    public void Configure(EntityTypeBuilder<ProfileDocumentRow> builder)
    {
        builder.ToTable("ProfileDocuments");
        builder.HasKey(row => new { row.GenerationId, row.UserIndex });
        builder.HasOne<GenerationRow>().WithMany().HasForeignKey(row => row.GenerationId).OnDelete(DeleteBehavior.Cascade);
    }
}
