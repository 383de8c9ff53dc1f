using System.Text;
using System.Text.Json;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources.Tables;

/// <summary>
/// One object per line: JSON, or the Python literals of older files. A column is a top-level property; lists are flattened, and of an
/// object inside a list its "name" counts.
/// </summary>
internal sealed class JsonTable : SourceTable
{
    private readonly TextLines lines;
    private readonly byte[][] names;
    private readonly StringBuilder[] values;
    private readonly PythonLiteral literal = new();
    private readonly bool isPython;
    private char[] buffer = new char[1 << 12];
    private byte[] row = [];
    private int rowLength;
    private string? problem;

    /// <param name="stream">The file.</param>
    /// <param name="columns">Properties to read; others are skipped.</param>
    /// <param name="pythonLiterals">Whether lines are Python's dictionaries.</param>
    /// <param name="maxRow">Longest line.</param>
    public JsonTable(Stream stream, IReadOnlyList<string> columns, bool pythonLiterals, int maxRow)
    {
        lines = new TextLines(stream, maxRow);
        Columns = columns;
        names = [.. columns.Select(Encoding.UTF8.GetBytes)];
        values = [.. columns.Select(_ => new StringBuilder())];
        isPython = pythonLiterals;
    }

    public override IReadOnlyList<string> Columns { get; }

    public override int FieldCount => values.Length;

    public override long Row => lines.Number;

    public override string Text => Utf8OrLatin1.Encoding.GetString(row, 0, rowLength);

    public override string? Problem => problem;

    public override ReadOnlySpan<char> this[int column]
    {
        get
        {
            var value = values[column];
            foreach (var chunk in value.GetChunks())
            {
                return chunk.Length == value.Length ? chunk.Span : value.ToString();
            }

            return default;
        }
    }

    public override bool Read()
    {
        while (lines.Read(out var line))
        {
            line = line.Trim(" \t"u8);
            if (!line.IsEmpty)
            {
                Keep(line);
                Parse(line);
                return true;
            }
        }

        return false;
    }

    public override void Dispose() => lines.Dispose();

    private void Keep(ReadOnlySpan<byte> line)
    {
        if (row.Length < line.Length)
        {
            row = new byte[line.Length * 2];
        }

        line.CopyTo(row);
        rowLength = line.Length;
    }

    private void Parse(ReadOnlySpan<byte> line)
    {
        problem = null;
        if (!(!isPython && TryReadObject(line)) && !TryReadLiteral(line))
        {
            problem = isPython ? "the line is neither JSON nor a Python dictionary" : "the line is not a JSON object";
        }
    }

    /// <summary>Python's dictionary, or JSON with its NaN.</summary>
    private bool TryReadLiteral(ReadOnlySpan<byte> line)
    {
        try
        {
            return TryReadObject(literal.ToJson(line));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private bool TryReadObject(ReadOnlySpan<byte> json)
    {
        foreach (var value in values)
        {
            value.Clear();
        }

        try
        {
            ReadObject(json);
            return true;
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private void ReadObject(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var column = ColumnOf(ref reader);
            reader.Read();
            if (column < 0)
            {
                reader.Skip();
            }
            else
            {
                values[column].Clear();
                Append(ref reader, values[column]);
            }
        }

        if (reader.TokenType != JsonTokenType.EndObject)
        {
            throw new JsonException();
        }
    }

    private int ColumnOf(ref Utf8JsonReader reader)
    {
        for (var column = 0; column < names.Length; column++)
        {
            if (reader.ValueTextEquals(names[column]))
            {
                return column;
            }
        }

        return -1;
    }

    private void Append(ref Utf8JsonReader reader, StringBuilder value)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    Append(ref reader, value);
                }

                break;
            case JsonTokenType.StartObject:
                AppendName(ref reader, value);
                break;
            case JsonTokenType.String:
                AppendString(ref reader, value);
                break;
            case JsonTokenType.Number:
                Separate(value).Append(Encoding.UTF8.GetString(reader.ValueSpan));
                break;
            case JsonTokenType.True or JsonTokenType.False:
                Separate(value).Append(reader.TokenType == JsonTokenType.True ? "true" : "false");
                break;
        }
    }

    private void AppendName(ref Utf8JsonReader reader, StringBuilder value)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.ValueTextEquals("name"u8);
            reader.Read();
            if (isName)
            {
                Append(ref reader, value);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void AppendString(ref Utf8JsonReader reader, StringBuilder value)
    {
        if (buffer.Length < reader.ValueSpan.Length)
        {
            buffer = new char[reader.ValueSpan.Length * 2];
        }

        var length = reader.CopyString(buffer);
        Separate(value).Append(buffer, 0, length);
    }

    private static StringBuilder Separate(StringBuilder value) => value.Length == 0 ? value : value.Append(ListSeparator);
}
