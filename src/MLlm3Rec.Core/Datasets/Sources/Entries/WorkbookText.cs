using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace MLlm3Rec.Datasets.Sources.Entries;

/// <summary>
/// One sheet of an Excel workbook (.xlsx) as comma separated text, row by row: dates as dates, numbers as they are kept. What holds for text then
/// holds for it: header, columns, what says nothing.
/// </summary>
internal sealed class WorkbookText : ForwardStream
{
    private readonly IExcelDataReader reader;
    private readonly StringBuilder row = new();
    private byte[] bytes = [];
    private int start;
    private int end;

    // The library asks for an encoding of old workbooks even where none is read.
    static WorkbookText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private WorkbookText(IExcelDataReader reader) => this.reader = reader;

    /// <summary>Names of the sheets.</summary>
    public static IReadOnlyList<string> Sheets(Stream workbook)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(workbook);
        var names = new List<string>();
        do
        {
            names.Add(reader.Name);
        }
        while (reader.NextResult());
        return names;
    }

    public static WorkbookText Open(Stream workbook, string sheet)
    {
        var reader = ExcelReaderFactory.CreateOpenXmlReader(workbook);
        while (reader.Name != sheet)
        {
            if (!reader.NextResult())
            {
                throw new InvalidDataException("The sheet is gone.");
            }
        }

        return new WorkbookText(reader);
    }

    public override int Read(Span<byte> buffer)
    {
        if (start == end && !Fill())
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, end - start);
        bytes.AsSpan(start, count).CopyTo(buffer);
        start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reader.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Fill()
    {
        if (!reader.Read())
        {
            return false;
        }

        row.Clear();
        for (var column = 0; column < reader.FieldCount; column++)
        {
            row.Append(column == 0 ? "" : ",").Append(Field(reader.GetValue(column)));
        }

        bytes = Encoding.UTF8.GetBytes(row.Append('\n').ToString());
        (start, end) = (0, bytes.Length);
        return true;
    }

    private static string Field(object? value)
    {
        var text = value switch
        {
            null => "",
            DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
