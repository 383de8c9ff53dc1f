using System.Security.Cryptography;
using System.Text;

namespace MLlm3Rec.Language.Texts;

/// <summary>Marks text as data. The mark carries a code drawn from the text itself, so no text can close its own fence, and the same text always
/// looks the same.</summary>
internal static class Fence
{
    private const int CodeLength = 12;

    /// <param name="name">What the data are, one word.</param>
    /// <param name="text">Anything.</param>
    public static string Around(string name, string text)
    {
        var code = CodeOf(text);
        return $"<data {name} {code}>\n{text}\n</data {name} {code}>";
    }

    private static string CodeOf(string text)
    {
        // A text that holds its own code is as likely as a hash collision; the loop makes it impossible.
        for (var salt = 0; ; salt++)
        {
            var code = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + text)))[..CodeLength];
            if (!text.Contains(code, StringComparison.OrdinalIgnoreCase))
            {
                return code;
            }
        }
    }
}
