using System.Buffers.Binary;
using System.Text;

namespace MLlm3Rec.Benchmarks.Load;

/// <summary>As much of MessagePack as circuits speak (https://github.com/msgpack/msgpack/blob/master/spec.md): nil, booleans, whole numbers, text,
/// bytes, arrays and maps.</summary>
internal static class Pack
{
    public static byte[] Message(params ReadOnlySpan<object?> values)
    {
        var body = new List<byte>();
        Write(body, values.ToArray());
        var framed = new List<byte>();
        var left = (uint)body.Count;
        do
        {
            framed.Add((byte)((left & 0x7f) | (left > 0x7f ? 0x80u : 0)));
            left >>= 7;
        }
        while (left > 0);
        framed.AddRange(body);
        return [.. framed];
    }

    /// <summary>The length that a frame begins with, and how many bytes tell it; null where they are not all there.</summary>
    public static (int Length, int Prefix)? Frame(ReadOnlySpan<byte> bytes)
    {
        var (length, shift) = (0, 0);
        for (var place = 0; place < Math.Min(5, bytes.Length); place++)
        {
            length |= (bytes[place] & 0x7f) << shift;
            shift += 7;
            if ((bytes[place] & 0x80) == 0)
            {
                return (length, place + 1);
            }
        }

        return null;
    }

    /// <summary>Bytes are passed over: what is drawn does not matter here.</summary>
    public static object? Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var kind = bytes[at++];
        switch (kind)
        {
            case <= 0x7f: return (long)kind;
            case <= 0x8f: return Map(bytes, kind & 0x0f, ref at);
            case <= 0x9f: return Items(bytes, kind & 0x0f, ref at);
            case <= 0xbf: return Words(bytes, kind & 0x1f, ref at);
            case 0xc0: return null;
            case 0xc2: return false;
            case 0xc3: return true;
            case 0xc4: return Skip(Whole(bytes, 1, ref at), ref at);
            case 0xc5: return Skip(Whole(bytes, 2, ref at), ref at);
            case 0xc6: return Skip(Whole(bytes, 4, ref at), ref at);
            case 0xca: return Skip(4, ref at);
            case 0xcb: return Skip(8, ref at);
            case >= 0xcc and <= 0xcf: return Whole(bytes, 1 << (kind - 0xcc), ref at);
            case >= 0xd0 and <= 0xd3: return Whole(bytes, 1 << (kind - 0xd0), ref at);
            case 0xd9: return Words(bytes, (int)Whole(bytes, 1, ref at), ref at);
            case 0xda: return Words(bytes, (int)Whole(bytes, 2, ref at), ref at);
            case 0xdb: return Words(bytes, (int)Whole(bytes, 4, ref at), ref at);
            case 0xdc: return Items(bytes, (int)Whole(bytes, 2, ref at), ref at);
            case 0xdd: return Items(bytes, (int)Whole(bytes, 4, ref at), ref at);
            case 0xde: return Map(bytes, (int)Whole(bytes, 2, ref at), ref at);
            case >= 0xe0: return (long)(sbyte)kind;
            default: throw new InvalidDataException($"A message holds the mark {kind:x2}, which circuits do not use.");
        }
    }

    private static void Write(List<byte> into, object? value)
    {
        switch (value)
        {
            case null: into.Add(0xc0); break;
            case bool yes: into.Add(yes ? (byte)0xc3 : (byte)0xc2); break;
            case int number: Write(into, (long)number); break;
            case long number:
                into.Add(0xd3);
                Span<byte> eight = stackalloc byte[8];
                BinaryPrimitives.WriteInt64BigEndian(eight, number);
                into.AddRange(eight);
                break;
            case string text:
                var letters = Encoding.UTF8.GetBytes(text);
                into.Add(0xdb);
                Span<byte> four = stackalloc byte[4];
                BinaryPrimitives.WriteInt32BigEndian(four, letters.Length);
                into.AddRange(four);
                into.AddRange(letters);
                break;
            case Dictionary<string, string>: into.Add(0x80); break;
            case object?[] items:
                into.Add((byte)(0x90 | items.Length)); // No message has more than fifteen.
                foreach (var item in items)
                {
                    Write(into, item);
                }

                break;
            default: throw new ArgumentOutOfRangeException(nameof(value), value, message: null);
        }
    }

    private static long Whole(ReadOnlySpan<byte> bytes, int size, ref int at)
    {
        var number = 0L;
        for (var place = 0; place < size; place++)
        {
            number = (number << 8) | bytes[at++];
        }

        return number;
    }

    private static object? Skip(long size, ref int at)
    {
        at += (int)size;
        return null;
    }

    private static string Words(ReadOnlySpan<byte> bytes, int size, ref int at) => Encoding.UTF8.GetString(bytes.Slice((at += size) - size, size));

    private static object?[] Items(ReadOnlySpan<byte> bytes, int count, ref int at)
    {
        var items = new object?[count];
        for (var place = 0; place < count; place++)
        {
            items[place] = Read(bytes, ref at);
        }

        return items;
    }

    private static object? Map(ReadOnlySpan<byte> bytes, int count, ref int at)
    {
        Items(bytes, 2 * count, ref at);
        return null;
    }
}
