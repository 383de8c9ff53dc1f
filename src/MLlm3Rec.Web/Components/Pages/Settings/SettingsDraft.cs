using System.Globalization;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Web.Forms;

namespace MLlm3Rec.Web.Components.Pages.Settings;

/// <summary>The workbench's limits as they stand in the form.</summary>
public sealed record SettingsDraft(string SpendingLimit, string Parallel, string Timeout)
{
    public static SettingsDraft Of(AppSettings settings) => new(
        settings.SpendingLimit?.ToString("0.##", CultureInfo.InvariantCulture) ?? "",
        settings.Parallel?.ToString(CultureInfo.InvariantCulture) ?? "",
        settings.Timeout?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) ?? "");

    /// <summary>What the text means on top of the settings as they are, and by name of property what makes no sense.</summary>
    public (AppSettings Settings, IReadOnlyDictionary<string, string> Faults) Read(AppSettings before)
    {
        var numbers = new NumberReader();
        var settings = before with
        {
            SpendingLimit = numbers.Exact(nameof(AppSettings.SpendingLimit), SpendingLimit),
            Parallel = numbers.Whole(nameof(AppSettings.Parallel), Parallel),
            Timeout = numbers.Exact(nameof(AppSettings.Timeout), Timeout) is { } seconds
                ? TimeSpan.FromSeconds((double)Math.Clamp(seconds, -1, 1_000_000))
                : null,
        };
        foreach (var (field, words) in settings.Faults())
        {
            numbers.Faults.TryAdd(field, words);
        }

        return (settings, numbers.Faults);
    }
}
