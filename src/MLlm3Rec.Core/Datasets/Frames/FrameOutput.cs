using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Datasets.Frames;

/// <summary>
/// Writes the parts of frames: numbers of 8 bytes, little end first; texts as the number of their UTF-16 units and the units as they lie in memory.
/// Both
/// ends are the same program on the same machine, so nothing is converted.
/// </summary>
internal sealed class FrameOutput(Stream stream)
{
    private readonly byte[] buffer = new byte[1 << 16];
    private int used;

    public void Kind(FrameKind kind) => Byte((byte)kind);

    public void Byte(byte value)
    {
        Ensure(1);
        buffer[used++] = value;
    }

    public void Number(long value)
    {
        Ensure(sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(used), value);
        used += sizeof(long);
    }

    public void Real(float value)
    {
        Ensure(sizeof(float));
        BinaryPrimitives.WriteSingleLittleEndian(buffer.AsSpan(used), value);
        used += sizeof(float);
    }

    public void Count(int value)
    {
        Ensure(sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(used), value);
        used += sizeof(int);
    }

    public void Text(ReadOnlySpan<char> text)
    {
        Count(text.Length);
        var units = MemoryMarshal.AsBytes(text);
        if (units.Length <= buffer.Length - used)
        {
            units.CopyTo(buffer.AsSpan(used));
            used += units.Length;
            return;
        }

        Send();
        stream.Write(units);
    }

    public void Texts(IReadOnlyCollection<string> texts)
    {
        Count(texts.Count);
        foreach (var text in texts)
        {
            Text(text);
        }
    }

    public void Flush()
    {
        Send();
        stream.Flush();
    }

    // Once for each part of a million rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Ensure(int size)
    {
        if (buffer.Length - used < size)
        {
            Send();
        }
    }

    private void Send()
    {
        stream.Write(buffer, 0, used);
        used = 0;
    }
}
