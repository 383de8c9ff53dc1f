using System.Numerics;
using System.Text;

namespace MLlm3Rec.Language.Embeddings;

/// <summary>A protocol-buffers message as its fields in order, each with its raw bytes: enough to exchange a few of them and keep the rest.</summary>
/// <remarks>Only the wire types that ONNX uses: varint (0), 64 bits (1), length-delimited (2), 32 bits (5).</remarks>
internal sealed class ProtoMessage
{
    private readonly List<ProtoField> fields = [];

    public IEnumerable<ProtoField> Fields => fields;

    public static ProtoMessage Parse(ReadOnlyMemory<byte> bytes)
    {
        var message = new ProtoMessage();
        for (var place = 0; place < bytes.Length;)
        {
            var key = Varint(bytes.Span, ref place);
            var (number, kind) = ((int)(key >> 3), (int)(key & 7));
            var start = place;
            var length = kind switch
            {
                0 => VarintLength(bytes.Span, place),
                1 => sizeof(ulong),
                2 => (int)Varint(bytes.Span, ref start),
                5 => sizeof(uint),
                _ => throw new InvalidDataException($"Wire type {kind} is none of ONNX."),
            };
            message.fields.Add(new ProtoField(number, kind, bytes.Slice(start, length)));
            place = start + length;
        }

        return message;
    }

    public IEnumerable<ReadOnlyMemory<byte>> All(int number) => fields.Where(field => field.Number == number).Select(field => field.Content);

    public IEnumerable<string> Texts(int number) => All(number).Select(content => Encoding.UTF8.GetString(content.Span));

    public string Text(int number) => Texts(number).FirstOrDefault("");

    /// <summary>Numbers, whether packed or one by one.</summary>
    public IEnumerable<long> Numbers(int number)
    {
        foreach (var field in fields.Where(field => field.Number == number))
        {
            for (var place = 0; place < field.Content.Length;)
            {
                yield return (long)Varint(field.Content.Span, ref place);
            }
        }
    }

    public ProtoMessage Add(int number, ReadOnlyMemory<byte> content)
    {
        fields.Add(new ProtoField(number, 2, content));
        return this;
    }

    public ProtoMessage Add(int number, string text) => Add(number, Encoding.UTF8.GetBytes(text));

    public ProtoMessage Add(int number, ProtoMessage message) => Add(number, message.ToArray());

    public ProtoMessage Add(int number, long value)
    {
        var bytes = new List<byte>();
        Write((ulong)value, bytes.Add);
        fields.Add(new ProtoField(number, 0, bytes.ToArray()));
        return this;
    }

    public ProtoMessage Add(ProtoField field)
    {
        fields.Add(field);
        return this;
    }

    public byte[] ToArray()
    {
        // Networks are large: no byte is copied twice.
        var bytes = new byte[fields.Sum(SizeOf)];
        var place = 0;
        foreach (var field in fields)
        {
            Write(KeyOf(field), part => bytes[place++] = part);
            if (field.Kind == 2)
            {
                Write((ulong)field.Content.Length, part => bytes[place++] = part);
            }

            field.Content.Span.CopyTo(bytes.AsSpan(place));
            place += field.Content.Length;
        }

        return bytes;
    }

    private static ulong KeyOf(ProtoField field) => (ulong)((field.Number << 3) | field.Kind);

    private static int SizeOf(ProtoField field) =>
        VarintSize(KeyOf(field)) + (field.Kind == 2 ? VarintSize((ulong)field.Content.Length) : 0) + field.Content.Length;

    /// <summary>Seven bits a byte.</summary>
    private static int VarintSize(ulong value) => (BitOperations.Log2(value | 1) / 7) + 1;

    private static void Write(ulong value, Action<byte> write)
    {
        for (; value >= 0x80; value >>= 7)
        {
            write((byte)(value | 0x80));
        }

        write((byte)value);
    }

    private static int VarintLength(ReadOnlySpan<byte> bytes, int place)
    {
        var end = place;
        Varint(bytes, ref end);
        return end - place;
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int place)
    {
        var (value, shift) = (0UL, 0);
        byte part;
        do
        {
            part = bytes[place++];
            value |= (ulong)(part & 0x7f) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        return value;
    }
}

/// <summary>One field of a message.</summary>
/// <param name="Number">As the format's description numbers it.</param>
/// <param name="Kind">Wire type.</param>
/// <param name="Content">Without key and length.</param>
internal readonly record struct ProtoField(int Number, int Kind, ReadOnlyMemory<byte> Content);
