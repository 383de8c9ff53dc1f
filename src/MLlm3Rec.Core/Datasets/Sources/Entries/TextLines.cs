namespace MLlm3Rec.Datasets.Sources.Entries;

/// <summary>
/// Splits a stream into lines of bytes without copying them; knows \n and \r\n, and skips a UTF-8 mark at the start. Zero bytes, which no text means,
/// are left out.
/// </summary>
internal sealed class TextLines(Stream stream, int maxLine, byte lineEnd = (byte)'\n') : IDisposable
{
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool ended;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The next line, valid until the next call; false at the end.</summary>
    public bool Read(out ReadOnlySpan<byte> line)
    {
        for (var searched = 0; ;)
        {
            var window = buffer.AsSpan(start, end - start);
            var length = window[searched..].IndexOf(lineEnd);
            if (length >= 0)
            {
                line = Finish(window[..(searched + length)]);
                start += searched + length + 1;
                return true;
            }

            searched = window.Length;
            if (!ended)
            {
                Fill();
                continue;
            }

            line = Finish(window);
            start = end;
            Number -= window.IsEmpty ? 1 : 0;
            return !window.IsEmpty;
        }
    }

    public void Dispose() => stream.Dispose();

    private ReadOnlySpan<byte> Finish(ReadOnlySpan<byte> line)
    {
        Number++;
        if (Number == 1 && line.StartsWith("\ufeff"u8))
        {
            line = line[3..];
        }

        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            if (buffer.Length >= maxLine)
            {
                throw new SourceRefusedException($"Line {Number + 1:N0} is longer than {maxLine >> 20:N0} MB: this is not a table of rows.");
            }

            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, maxLine));
        }

        var read = stream.Read(buffer.AsSpan(end));
        ended = read == 0;
        end += WithoutZeros(buffer.AsSpan(end, read));
    }

    private static int WithoutZeros(Span<byte> bytes)
    {
        var kept = bytes.IndexOf((byte)0);
        if (kept < 0)
        {
            return bytes.Length;
        }

        foreach (var unit in bytes[kept..])
        {
            if (unit != 0)
            {
                bytes[kept++] = unit;
            }
        }

        return kept;
    }
}
