using System.Text;

namespace MLlm3Rec.Language.Texts;

/// <summary>One text of a dataset on one line of a prompt: control characters become spaces, white space runs become one, what is too long is
/// cut.</summary>
/// <remarks>So a title that holds line breaks cannot pose as another field or another choice. Quotes are looked up without regard to white
/// space.</remarks>
internal static class FieldText
{
    private const string Cut = " …";

    /// <param name="text">As in the dataset.</param>
    /// <param name="longest">In UTF-16 units; a cut falls between words where there is a gap in the last tenth, and never inside a character.</param>
    public static string OneLine(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest + Cut.Length));
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && IsGap((char)rune.Value))
            {
                gap = line.Length > 0;
                continue;
            }

            if (line.Length + rune.Utf16SequenceLength + (gap ? 1 : 0) > longest)
            {
                return AtWord(line.ToString(), longest) + Cut;
            }

            line.Append(gap ? " " : "").Append(rune.ToString());
            gap = false;
        }

        return line.ToString();
    }

    private static string AtWord(string line, int longest) =>
        line.LastIndexOf(' ') is var space && space > longest * 9 / 10 ? line[..space] : line;

    /// <summary>White space, control characters, and marks that some tools show as line breaks or not at all: zero-width and direction
    /// marks.</summary>
    public static bool IsGap(char sign) =>
        char.IsWhiteSpace(sign)
            || char.IsControl(sign)
            || sign is '\u200B' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
