using System.Globalization;
using System.Text;

namespace MLlm3Rec.Datasets;

/// <summary>Ids as single words, for files whose fields end at a blank: what is read back is what was written.</summary>
/// <remarks>
/// White space, control characters and the per cent sign become % and two hexadecimal digits per byte of UTF-8 (RFC 3986, section 2.1);
/// everything else, letters of any language too, stays as it is. An empty id is a lone %.
/// </remarks>
public static class PercentEncoding
{
    private const string Empty = "%";

    /// <returns>A word without white space, never empty.</returns>
    public static string Encode(string id)
    {
        if (id.Length == 0)
        {
            return Empty;
        }

        var word = new StringBuilder(id.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var letter in id.EnumerateRunes())
        {
            if (letter.Value != '%' && !Rune.IsWhiteSpace(letter) && !Rune.IsControl(letter))
            {
                word.Append(letter.ToString());
                continue;
            }

            foreach (var part in bytes[..letter.EncodeToUtf8(bytes)])
            {
                word.Append('%').Append(part.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return word.ToString();
    }

    /// <returns>What was encoded; a per cent sign that no two hexadecimal digits follow stands for itself.</returns>
    public static string Decode(string word)
    {
        if (!word.Contains('%', StringComparison.Ordinal))
        {
            return word;
        }

        if (word == Empty)
        {
            return "";
        }

        var bytes = new List<byte>(word.Length);
        for (var at = 0; at < word.Length; at++)
        {
            if (word[at] == '%' && at + 2 < word.Length && char.IsAsciiHexDigit(word[at + 1]) && char.IsAsciiHexDigit(word[at + 2]))
            {
                bytes.Add(byte.Parse(word.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 2;
                continue;
            }

            var length = at + 1 < word.Length && char.IsSurrogatePair(word, at) ? 2 : 1;
            bytes.AddRange(Encoding.UTF8.GetBytes(word.Substring(at, length)));
            at += length - 1;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
