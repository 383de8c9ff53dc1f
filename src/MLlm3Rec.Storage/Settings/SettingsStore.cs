using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Settings;

/// <param name="Id">Always 1.</param>
/// <param name="Document">All settings.</param>
internal sealed record SettingsRow(int Id, AppSettings Document)
{
    public const int TheOne = 1;
}

internal sealed class SettingsConfiguration : IEntityTypeConfiguration<SettingsRow>
{
    public void Configure(EntityTypeBuilder<SettingsRow> builder)
    {
        builder.ToTable("Settings");
        builder.Property(row => row.Document).AsJson(SettingsJson.Default.AppSettings);
    }
}

/// <summary>One row that holds the settings; the usual ones until somebody saves others.</summary>
public sealed class SettingsStore(Database database, AuditStore audit)
{
    public Task<AppSettings> GetAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Set<SettingsRow>().FirstOrDefault(row => row.Id == SettingsRow.TheOne)?.Document ?? new AppSettings(),
            cancellationToken);

    /// <summary>For what is changed beside the database, such as files.</summary>
    /// <exception cref="ReadOnlyException">Nothing may be changed.</exception>
    public async Task RequireChangesAsync(CancellationToken cancellationToken)
    {
        if ((await GetAsync(cancellationToken)).ReadOnly)
        {
            throw new ReadOnlyException();
        }
    }

    /// <exception cref="ArgumentException">They have faults.</exception>
    /// <exception cref="ReadOnlyException">Read-only mode is on, and they do not just switch it off.</exception>
    public Task SaveAsync(AppSettings settings, CancellationToken cancellationToken) => settings.Faults() is { Count: > 0 } faults
        ? throw new ArgumentException(string.Join(" ", faults.Values), nameof(settings))
        : database.NoteAsync(
            context =>
            {
                // Whoever has not seen that the mode is on does not switch it off by saving something else.
                if (ReadOnlyRule.Stored(context) is { ReadOnly: true } stored && settings != stored with { ReadOnly = false })
                {
                    throw new ReadOnlyException();
                }

                context.Replace(context.Set<SettingsRow>(), new SettingsRow(SettingsRow.TheOne, settings));
                audit.Add(context, AuditKind.Settings, settings.InWords);
            },
            cancellationToken);
}
