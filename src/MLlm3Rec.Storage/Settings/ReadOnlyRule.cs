using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Settings;

/// <summary>In read-only mode nothing is changed, whoever asks and from whichever process: held where the change would be written.</summary>
internal static class ReadOnlyRule
{
    public static bool IsOn(StorageContext context) => Stored(context) is { ReadOnly: true };

    /// <summary>Null where nobody has saved any.</summary>
    public static AppSettings? Stored(StorageContext context) =>
        context.Set<SettingsRow>().FirstOrDefault(row => row.Id == SettingsRow.TheOne)?.Document;

    /// <exception cref="ReadOnlyException">It is on.</exception>
    public static void Check(StorageContext context)
    {
        if (IsOn(context))
        {
            throw new ReadOnlyException();
        }
    }
}

/// <summary>Everything can be looked at and nothing changed.</summary>
public sealed class ReadOnlyException()
    : RefusalException("Read-only mode is on: everything can be looked at and exported, nothing changed. It is switched off in Settings.");
