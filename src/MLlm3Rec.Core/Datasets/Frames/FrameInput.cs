using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Datasets.Frames;

/// <summary>Reads the parts of frames. Who writes them has read a stranger's file, so nothing is believed: sizes are bounded, ends are
/// noticed.</summary>
internal sealed class FrameInput(Stream stream)
{
    /// <summary>UTF-16 units of one text. Rows have far shorter ones; a preview as JSON is the longest.</summary>
    private const int MaxText = 1 << 24;

    private const int MaxTexts = 1 << 20;

    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    public FrameKind Kind() => (FrameKind)Byte();

    public byte Byte() => Take(1)[0];

    public long Number() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public float Real() => BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));

    /// <summary>A text, valid until the next call.</summary>
    public ReadOnlySpan<char> Text() => MemoryMarshal.Cast<byte, char>(Take(sizeof(char) * Count(MaxText)));

    public string[] Texts()
    {
        var texts = new List<string>();
        for (var left = Count(MaxTexts); left > 0; left--)
        {
            texts.Add(Text().ToString());
        }

        return [.. texts];
    }

    private int Count(int most)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));
        return count >= 0 && count <= most ? count : throw new InvalidDataException($"A frame of {count:N0} parts.");
    }

    // Once for each part of a million rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Take(int size)
    {
        if (end - start < size)
        {
            Fill(size);
        }

        start += size;
        return buffer.AsSpan(start - size, size);
    }

    private void Fill(int size)
    {
        var target = buffer.Length >= size ? buffer : new byte[Math.Max(size, buffer.Length * 2)];
        buffer.AsSpan(start, end - start).CopyTo(target);
        (buffer, start, end) = (target, 0, end - start);
        while (end < size)
        {
            var read = stream.Read(buffer.AsSpan(end));
            end += read > 0 ? read : throw new EndOfStreamException("The frames end early.");
        }
    }
}
