using System.Globalization;
using System.Text;

namespace MLlm3Rec.Storage.Exports;

/// <summary>
/// Comma-separated rows that a spreadsheet shows but never runs. Text that begins with = + - @ or a control character gets an
/// apostrophe in front, as OWASP advises against CSV injection; numbers are ours and keep their minus. Quotes as RFC 4180 says.
/// </summary>
public static class CsvRows
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>A file as spreadsheets like it: UTF-8 with byte order mark, CRLF.</summary>
    public static async Task WriteAsync(ExportTable table, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(
            stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true)
        { NewLine = "\r\n" };
        await WriteAsync(table, writer, cancellationToken);
    }

    /// <returns>How many rows were written, the heading not counted.</returns>
    public static async Task<long> WriteAsync(ExportTable table, TextWriter writer, CancellationToken cancellationToken)
    {
        var rows = 0L;
        await writer.WriteLineAsync(Line(table.Columns).AsMemory(), cancellationToken);
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(Line(row).AsMemory(), cancellationToken);
            rows++;
        }

        return rows;
    }

    public static string Line(IEnumerable<object?> values) => string.Join(',', values.Select(Field));

    private static string Field(object? value) => value switch
    {
        null => "",
        string text => Quoted(Harmless(text)),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(Harmless(value.ToString() ?? "")),
    };

    private static string Harmless(string text) =>
        text is ['=' or '+' or '-' or '@', ..] || (text.Length > 0 && char.IsControl(text[0])) ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
