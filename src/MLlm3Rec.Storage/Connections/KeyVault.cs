using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using MLlm3Rec.Connections;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Connections;

/// <summary>Encrypts keys at rest. The ring that opens them lies beside the database, in a folder that only its owner may read.</summary>
/// <remarks>
/// Protects a copied or published database file, not a copied data folder: whoever has the folder has both halves. Environment
/// variables (<see cref="KeyKind.Environment"/>) leave nothing on disk.
/// </remarks>
public sealed class KeyVault(IDataProtectionProvider provider, StorageOptions options)
{
    /// <summary>How Data Protection marks a key that it wrote encrypted.</summary>
    private const string EncryptedKey = "encryptedSecret";

    private readonly IDataProtector protector = provider.CreateProtector("MLlm3Rec.Connections.Key.v1");

    /// <summary>How the ring stands at this moment.</summary>
    public KeyRingState Look()
    {
        var keys = Directory.Exists(options.KeyRingDirectory) ? Directory.GetFiles(options.KeyRingDirectory, "key-*.xml") : [];
        return new KeyRingState(
            options.KeyRingDirectory,
            keys.Length,
            keys.Length > 0 && Array.TrueForAll(keys, key => File.ReadAllText(key).Contains(EncryptedKey, StringComparison.Ordinal)),
            keys.Append(options.KeyRingDirectory).Any(PrivateFolder.IsOpenToOthers));
    }

    internal byte[] Lock(ApiKey key) => protector.Protect(Encoding.UTF8.GetBytes(key.Reveal()));

    /// <exception cref="KeyMissingException">The ring does not open it.</exception>
    internal ApiKey Unlock(string connection, byte[] secret)
    {
        try
        {
            return new ApiKey(Encoding.UTF8.GetString(protector.Unprotect(secret)));
        }
        catch (CryptographicException)
        {
            throw new KeyMissingException(
                $"The stored key of \"{connection}\" cannot be read: the ring in {options.KeyRingDirectory} is not the one it was encrypted with. "
                    + "Enter the key again.");
        }
    }
}

/// <summary>The ring of keys that opens what connections keep.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Keys">How many keys it holds.</param>
/// <param name="IsEncrypted">Whether the keys are encrypted themselves, by the account's own key.</param>
/// <param name="IsOpenToOthers">Whether other accounts of the machine can read any of it.</param>
public sealed record KeyRingState(string Folder, int Keys, bool IsEncrypted, bool IsOpenToOthers);
