using System.Text.Json.Serialization;
using MLlm3Rec.Storage.Json;

namespace MLlm3Rec.Storage.Settings;

/// <summary>What holds for all of the workbench until somebody changes it.</summary>
public sealed record AppSettings
{
    public const decimal MostMoney = 100_000;

    /// <summary>US dollars that one run may spend unless it is told otherwise; null for no limit.</summary>
    public decimal? SpendingLimit { get; init; } = 5;

    /// <summary>No run makes more calls at once than this, whatever its connection allows; null leaves it to the connection.</summary>
    public int? Parallel { get; init; }

    /// <summary>No call may take longer than this; null leaves it to the connection.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The pages show everything and change nothing.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>No model is asked, whatever connections there are.</summary>
    public bool Offline { get; init; }

    /// <summary>"read-only off, offline on, 5 dollars a run".</summary>
    internal string InWords => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"read-only {(ReadOnly ? "on" : "off")}, offline {(Offline ? "on" : "off")}, "
            + $"{SpendingLimit?.ToString("0.##") ?? "any number of"} dollars a run");

    /// <summary>What makes no sense, by name of property, in words.</summary>
    public IReadOnlyDictionary<string, string> Faults()
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (SpendingLimit is < 0 or > MostMoney)
        {
            faults[nameof(SpendingLimit)] = $"Between 0 and {MostMoney:N0} dollars, or nothing for no limit.";
        }

        if (Parallel is < 1 or > 256)
        {
            faults[nameof(Parallel)] = "Between 1 and 256 calls, or nothing to leave it to the connection.";
        }

        if (Timeout is { } timeout && (timeout < TimeSpan.FromSeconds(1) || timeout > TimeSpan.FromHours(1)))
        {
            faults[nameof(Timeout)] = "Between 1 and 3,600 seconds, or nothing to leave it to the connection.";
        }

        return faults;
    }
}

/// <summary>The stored form of the settings.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(UserIdConverter), typeof(ItemIdConverter)])]
[JsonSerializable(typeof(AppSettings))]
internal sealed partial class SettingsJson : JsonSerializerContext;
