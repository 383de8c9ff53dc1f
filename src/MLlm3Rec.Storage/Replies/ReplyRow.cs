using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Replies;

/// <summary>A reply that was paid for once.</summary>
internal sealed class ReplyRow
{
    /// <summary>SHA-256 over prompt, version, model and input.</summary>
    public required byte[] Hash { get; init; }

    public required string Prompt { get; init; }

    public required string Version { get; init; }

    public required string Model { get; init; }

    public required string Text { get; init; }

    public int TokensIn { get; init; }

    public int TokensOut { get; init; }

    public long LatencyMilliseconds { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long At { get; init; }
}

internal sealed class ReplyConfiguration : IEntityTypeConfiguration<ReplyRow>
{
    public void Configure(EntityTypeBuilder<ReplyRow> builder)
    {
        builder.ToTable("Replies");
        builder.HasKey(row => row.Hash);
    }
}
