using Sylvan.Data.Csv;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Comma, semicolon or tab separated text with quotes, read by Sylvan.</summary>
internal sealed class CsvTable : SourceTable
{
    private readonly CsvDataReader reader;
    private readonly bool header;

    public CsvTable(Stream stream, char separator, bool header, int maxRow)
    {
        this.header = header;
        var options = new CsvDataReaderOptions
        {
            Delimiter = separator,
            HasHeaders = header,
            BufferSize = 1 << 16,
            MaxBufferSize = maxRow,
            HeaderComparer = StringComparer.Ordinal,
            ResultSetMode = ResultSetMode.SingleResult,
        };
        reader =
            Guarded(() => CsvDataReader.Create(new StreamReader(stream, Utf8OrLatin1.Encoding, detectEncodingFromByteOrderMarks: true), options));
        Columns = header ? [.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetName(column).Trim())] : Numbered(reader.FieldCount);
    }

    public override IReadOnlyList<string> Columns { get; }

    public override int FieldCount => reader.RowFieldCount;

    // Quoted fields may hold line breaks; Sylvan counts records.
    public override long Row => reader.RowNumber + (header ? 1 : 0);

    public override string Text => reader.GetRawRecordSpan().ToString().TrimEnd('\r', '\n');

    public override ReadOnlySpan<char> this[int column] => column < reader.RowFieldCount ? reader.GetFieldSpan(column) : default;

    public override bool Read()
    {
        while (Guarded(reader.Read))
        {
            if (reader.RowFieldCount > 1 || !reader.GetFieldSpan(0).IsWhiteSpace())
            {
                return true;
            }
        }

        return false;
    }

    public override void Dispose() => reader.Dispose();

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is CsvFormatException or CsvRecordTooLargeException)
        {
            throw new SourceRefusedException(
                $"After row {(reader?.RowNumber ?? 0):N0} the quotes do not close, so the rest cannot be told apart into rows. Check the quotes "
                    + "there.",
                broken);
        }
    }
}
