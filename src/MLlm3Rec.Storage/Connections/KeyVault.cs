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
    private readonly IDataProtector protector = provider.CreateProtector("MLlm3Rec.Connections.Key.v1");

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
