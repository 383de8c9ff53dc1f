using System.Globalization;

namespace MLlm3Rec.Cli.Output;

/// <summary>Comma-separated rows that a spreadsheet shows but never runs.</summary>
/// <remarks>
/// A text that begins with = + - @ or a control character gets an apostrophe in front, as OWASP advises against CSV injection;
/// numbers are written by us and stay as they are. RFC 4180 quoting.
/// </remarks>
internal sealed class CsvOutput(TextWriter output)
{
    private static readonly char[] Special = [',', '"', '\r', '\n'];

    public void Row(params ReadOnlySpan<object?> cells)
    {
        for (var place = 0; place < cells.Length; place++)
        {
            if (place > 0)
            {
                output.Write(',');
            }

            output.Write(Cell(cells[place]));
        }

        output.Write('\n');
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(Harmless(text)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(Harmless(value.ToString() ?? "")),
    };

    private static string Harmless(string text) => text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' || char.IsControl(text[0])) ? "'" + text : text;

    private static string Quoted(string text) => text.IndexOfAny(Special) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
