using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.Storage.Connections;

/// <summary>Where Data Protection keeps its ring: shared by the pages and the command line of one data folder.</summary>
internal static class KeyRing
{
    public static IServiceCollection AddKeyRing(this IServiceCollection services, StorageOptions options)
    {
        services.AddDataProtection().SetApplicationName("MLlm3Rec").PersistKeysToFileSystem(new DirectoryInfo(options.KeyRingDirectory));
        return services;
    }

    /// <summary>Before the first key is written, so that there is no moment in which others may read it.</summary>
    public static void Prepare(StorageOptions options)
    {
        if (OperatingSystem.IsWindows())
        {
            // The profile's own rights apply, and Data Protection encrypts the ring with the account's key.
            Directory.CreateDirectory(options.KeyRingDirectory);
            return;
        }

        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(options.KeyRingDirectory, OwnerOnly);
        if (File.GetUnixFileMode(options.KeyRingDirectory) != OwnerOnly)
        {
            File.SetUnixFileMode(options.KeyRingDirectory, OwnerOnly);
        }
    }
}
