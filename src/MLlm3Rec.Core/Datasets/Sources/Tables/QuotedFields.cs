namespace MLlm3Rec.Datasets.Sources.Tables;

/// <summary>Takes a row with quotes apart, line by line: a field in quotes may go on in the next.</summary>
internal sealed class QuotedFields(string separator, bool backslash)
{
    private char[] text = new char[1 << 10];
    private Range[] fields = new Range[32];
    private int length;
    private int start;
    private Place place;

    private enum Place
    {
        Before,
        Plain,
        Quoted,

        /// <summary>Behind a closing quote.</summary>
        After,

        /// <summary>At the separator behind a plain field.</summary>
        Over,
    }

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int column] => column < Count ? text.AsSpan()[fields[column]] : default;

    public void Begin() => (Count, length, start, place) = (0, 0, 0, Place.Before);

    /// <summary>Takes the next line, or the part of the row that is left.</summary>
    public QuotedState Take(ReadOnlySpan<char> line)
    {
        for (var at = 0; at < line.Length;)
        {
            if (place == Place.Quoted)
            {
                at = InQuotes(line, at);
            }
            else if (place == Place.Plain)
            {
                var width = line[at..].IndexOf(separator);
                var part = line.Slice(at, width < 0 ? line.Length - at : width);
                Put(part);
                at += part.Length;
                place = width < 0 ? place : Place.Over;
            }
            else if (line[at..].StartsWith(separator))
            {
                Close();
                at += separator.Length;
            }
            else if (place == Place.After && !char.IsWhiteSpace(line[at]))
            {
                return QuotedState.Bad;
            }
            else if (line[at] == '"' && place == Place.Before)
            {
                (place, length) = (Place.Quoted, start);
                at++;
            }
            else
            {
                place = place == Place.Before && !char.IsWhiteSpace(line[at]) ? Place.Plain : place;
                at = place == Place.After ? at + 1 : Put(line[at], at);
            }
        }

        if (place == Place.Quoted)
        {
            return QuotedState.Open;
        }

        Close();
        return QuotedState.Complete;
    }

    private int InQuotes(ReadOnlySpan<char> line, int at)
    {
        var plain = backslash ? line[at..].IndexOfAny('"', '\\') : line[at..].IndexOf('"');
        if (plain != 0)
        {
            var part = line.Slice(at, plain < 0 ? line.Length - at : plain);
            Put(part);
            return at + part.Length;
        }

        var unit = line[at];
        if (unit == '"' && !backslash && at + 1 < line.Length && line[at + 1] == '"')
        {
            return Put('"', at + 1);
        }

        if (unit == '\\' && backslash && at + 1 < line.Length && line[at + 1] is '"' or '\\')
        {
            return Put(line[at + 1], at + 1);
        }

        if (unit == '"' && backslash && at + 1 < line.Length && line[at + 1] == '"' && !line[(at + 1)..].StartsWith(separator))
        {
            return Put('"', at + 1);
        }

        if (unit != '"')
        {
            return Put(unit, at);
        }

        place = Place.After;
        return at + 1;
    }

    private int Put(char unit, int at)
    {
        Put([unit]);
        return at + 1;
    }

    private void Put(ReadOnlySpan<char> part)
    {
        if (length + part.Length > text.Length)
        {
            Array.Resize(ref text, Math.Max(length + part.Length, text.Length * 2));
        }

        part.CopyTo(text.AsSpan(length));
        length += part.Length;
    }

    private void Close()
    {
        if (Count == fields.Length)
        {
            Array.Resize(ref fields, fields.Length * 2);
        }

        fields[Count++] = start..length;
        (start, place) = (length, Place.Before);
    }
}

internal enum QuotedState
{
    Complete,

    /// <summary>A quote is open at the end of the line.</summary>
    Open,

    /// <summary>Something follows a closing quote.</summary>
    Bad,
}
