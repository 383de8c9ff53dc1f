using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Web.Health;

namespace MLlm3Rec.Web.Components.Pages.Settings;

/// <summary>How the state of the server is said.</summary>
internal static class ServerWords
{
    public static string Of(LoopReport loop) => loop.Failure is null
        ? $"{loop.Name}: as it should be."
        : $"{loop.Name}: not since {loop.Since?.ToLocalTime():HH:mm:ss}, tried {loop.Failures:N0} times. {loop.Failure}";

    public static string Space(DataFolder data) =>
        $"The database takes {DiskSpace.InWords(data.DatabaseBytes)}; {DiskSpace.InWords(DiskSpace.FreeIn(data.Location))} are free.";

    public static string Privacy(DataFolder data) => data.LeftOpen > 0
        ? $"{data.LeftOpen:N0} files in it are open to other accounts and could not be closed: look at whose they are."
        : data.IsOpenToOthers
        ? "Other accounts of this machine can look into the folder, since it holds other things too; what we keep in it is closed to them."
        : "Closed to other accounts of this machine.";

    public static string Ring(KeyRingState ring) =>
        (ring.Keys == 0
            ? "The ring is empty: its first key is made when one is needed."
            : $"Encrypted; the ring that opens them holds {ring.Keys:N0} {(ring.Keys == 1 ? "key" : "keys")} in {ring.Folder}.")
        + (ring.IsOpenToOthers ? " Other accounts can read the ring: close its folder to them." : " Closed to other accounts.")
        + (ring.IsEncrypted ? "" : " The ring itself is not encrypted: whoever copies the whole data folder can open what it locks.");
}
