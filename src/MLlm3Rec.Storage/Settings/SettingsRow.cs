using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Settings;

internal sealed class SettingsRow
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; }

    /// <summary>JSON of <see cref="AppSettings"/>.</summary>
    public required string Document { get; init; }
}

internal sealed class SettingsConfiguration : IEntityTypeConfiguration<SettingsRow>
{
    public void Configure(EntityTypeBuilder<SettingsRow> builder) => builder.ToTable("Settings");
}
