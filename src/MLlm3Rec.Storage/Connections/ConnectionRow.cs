using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Connections;

internal sealed class ConnectionRow
{
    public int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The connection as JSON; holds no key.</summary>
    public required string Document { get; init; }

    /// <summary>The key as <see cref="KeyVault"/> encrypted it, or null where none is stored.</summary>
    public byte[]? Secret { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long ChangedAt { get; init; }
}

internal sealed class ConnectionConfiguration : IEntityTypeConfiguration<ConnectionRow>
{
    public void Configure(EntityTypeBuilder<ConnectionRow> builder)
    {
        builder.ToTable("Connections");
        builder.Property(row => row.Name).UseCollation("NOCASE");
        builder.HasIndex(row => row.Name).IsUnique();
    }
}
