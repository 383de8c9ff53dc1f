using System.Security.Cryptography;

namespace MLlm3Rec.Web.Components.Controls;

/// <summary>A short code that a person can read out over the phone.</summary>
internal static class FailureCode
{
    // Without 0/O, 1/I/L, 5/S: nothing that sounds or looks like something else.
    private const string Letters = "ABCDEFGHJKMNPQRTUVWXYZ2346789";

    public static string New() => RandomNumberGenerator.GetString(Letters, 6);
}
