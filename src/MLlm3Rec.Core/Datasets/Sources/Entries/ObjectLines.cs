namespace MLlm3Rec.Datasets.Sources.Entries;

/// <summary>
/// Objects of one JSON array, or written over several lines, as one object a line: line breaks inside become spaces, brackets and commas between
/// them go. Needs no memory that grows with the file.
/// </summary>
internal sealed class ObjectLines(Stream content) : ForwardStream
{
    private readonly byte[] block = new byte[1 << 16];
    private int depth;
    private bool isText;
    private bool isEscaped;

    public override int Read(Span<byte> buffer)
    {
        // Every byte becomes at most two: its own, and the end of the line after an object's last bracket.
        var most = Math.Min(block.Length, buffer.Length / 2);
        if (most == 0)
        {
            return 0;
        }

        for (var written = 0; written == 0;)
        {
            var read = content.Read(block.AsSpan(0, most));
            if (read == 0)
            {
                return 0;
            }

            foreach (var unit in block.AsSpan(0, read))
            {
                written = Take(unit, buffer, written);
            }

            if (written > 0)
            {
                return written;
            }
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Take(byte unit, Span<byte> buffer, int written)
    {
        if (isText)
        {
            (isText, isEscaped) = (isEscaped || unit != '"', !isEscaped && unit == '\\');
        }
        else
        {
            isText = unit == '"' && depth > 0;
            depth += unit == '{' ? 1 : unit == '}' && depth > 0 ? -1 : 0;
            if (depth == 0 && unit != '}')
            {
                return written;
            }
        }

        buffer[written++] = unit is (byte)'\n' or (byte)'\r' ? (byte)' ' : unit;
        if (depth == 0)
        {
            buffer[written++] = (byte)'\n';
        }

        return written;
    }
}
