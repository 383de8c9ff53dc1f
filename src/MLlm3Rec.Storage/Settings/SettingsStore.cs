using System.Text.Json;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Settings;

/// <summary>One row that holds the settings; the usual ones until somebody saves others.</summary>
public sealed class SettingsStore(Database database)
{
    public Task<AppSettings> GetAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Scalar<string>("SELECT Document FROM Settings WHERE Id = 1") is { } document
                ? JsonSerializer.Deserialize(document, SettingsJson.Default.AppSettings) ?? new AppSettings()
                : new AppSettings(),
            cancellationToken);

    /// <exception cref="ArgumentException">They have faults.</exception>
    public Task SaveAsync(AppSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(" ", faults.Values), nameof(settings));
        }

        var document = JsonSerializer.Serialize(settings, SettingsJson.Default.AppSettings);
        return database.WriteAsync(
            context => { context.Execute("INSERT OR REPLACE INTO Settings (Id, Document) VALUES (1, @0)", document); },
            cancellationToken);
    }
}
