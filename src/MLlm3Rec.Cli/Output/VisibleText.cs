using System.Globalization;
using System.Text;

namespace MLlm3Rec.Cli.Output;

/// <summary>Text of others for a terminal. What a terminal would obey (escape sequences, marks of direction) is shown instead.</summary>
internal static class VisibleText
{
    private const char FirstPicture = '\u2400';
    private const char PictureOfDelete = '\u2421';

    /// <summary>The same where nothing in it is a command. Line ends and tabs stay.</summary>
    public static string Of(string text) => text.Any(IsCommand) ? string.Concat(text.Select(Shown)) : text;

    /// <summary>Command characters, and invisible ones that change how their neighbours are drawn. Joiners are letters' own.</summary>
    private static bool IsCommand(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))
        || (char.GetUnicodeCategory(letter) == UnicodeCategory.Format && letter is not ('\u200c' or '\u200d' or '\u00ad'))
        || char.GetUnicodeCategory(letter) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Shown(char letter) =>
        !IsCommand(letter) ? letter.ToString()
        : letter < ' ' ? ((char)(FirstPicture + letter)).ToString()
        : letter == '\u007f' ? PictureOfDelete.ToString()
        : $"<U+{(int)letter:X4}>";

    /// <summary>Shows what is written through it, for output that is not ours to word.</summary>
    public static TextWriter Over(TextWriter terminal) => new Writer(terminal);

    private sealed class Writer(TextWriter terminal) : TextWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => terminal.Encoding;

        public override void Write(char value) => terminal.Write(Shown(value));

        public override void Write(string? value) => terminal.Write(value is null ? null : Of(value));

        public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Flush() => terminal.Flush();
    }
}
