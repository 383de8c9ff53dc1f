using System.Buffers.Binary;
using System.Text;

namespace MLlm3Rec.Testing;

/// <summary>
/// Writes the smallest network that a sentence embedder can run, byte by byte: every token becomes its row of a table, then passes so many times
/// through tanh(x · W). Inputs input_ids and attention_mask, both [batch × tokens]; output last_hidden_state [batch × tokens × size].
/// </summary>
/// <remarks>ONNX is protocol buffers; field numbers are those of onnx.proto, IR version 8, operators of version 13.</remarks>
public static class TinyOnnx
{
    private const int Float = 1;
    private const int Long = 7;

    /// <param name="table">[words × size], row-major.</param>
    /// <param name="size">Length of a row.</param>
    /// <param name="weights">[size × size] each, row-major; none for the bare table.</param>
    public static byte[] Write(float[] table, int size, params float[][] weights)
    {
        var graph = new MemoryStream();
        Node(graph, "Gather", ["table", "input_ids"], weights.Length == 0 ? "last_hidden_state" : "x0");
        for (var layer = 0; layer < weights.Length; layer++)
        {
            Node(graph, "MatMul", [$"x{layer}", $"w{layer}"], $"y{layer}");
            Node(graph, "Tanh", [$"y{layer}"], layer == weights.Length - 1 ? "last_hidden_state" : $"x{layer + 1}");
        }

        Text(graph, 2, "tiny");
        Tensor(graph, "table", [table.Length / size, size], table);
        for (var layer = 0; layer < weights.Length; layer++)
        {
            Tensor(graph, $"w{layer}", [size, size], weights[layer]);
        }

        Value(graph, 11, "input_ids", Long, "batch", "tokens");
        Value(graph, 11, "attention_mask", Long, "batch", "tokens");
        Value(graph, 12, "last_hidden_state", Float, "batch", "tokens", "size");

        var model = new MemoryStream();
        Number(model, 1, 8);
        Message(model, 7, graph);
        var operators = new MemoryStream();
        Number(operators, 2, 13);
        Message(model, 8, operators);
        return model.ToArray();
    }

    private static void Node(Stream graph, string kind, string[] inputs, string output)
    {
        var node = new MemoryStream();
        foreach (var input in inputs)
        {
            Text(node, 1, input);
        }

        Text(node, 2, output);
        Text(node, 4, kind);
        Message(graph, 1, node);
    }

    private static void Tensor(Stream graph, string name, int[] shape, float[] values)
    {
        var tensor = new MemoryStream();
        foreach (var length in shape)
        {
            Number(tensor, 1, length);
        }

        Number(tensor, 2, Float);
        Text(tensor, 8, name);
        var raw = new byte[values.Length * sizeof(float)];
        for (var place = 0; place < values.Length; place++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(place * sizeof(float)), values[place]);
        }

        Bytes(tensor, 9, raw);
        Message(graph, 5, tensor);
    }

    private static void Value(Stream graph, int field, string name, int kind, params string[] dimensions)
    {
        var shape = new MemoryStream();
        foreach (var dimension in dimensions)
        {
            var named = new MemoryStream();
            Text(named, 2, dimension);
            Message(shape, 1, named);
        }

        var (tensor, type, value) = (new MemoryStream(), new MemoryStream(), new MemoryStream());
        Number(tensor, 1, kind);
        Message(tensor, 2, shape);
        Message(type, 1, tensor);
        Text(value, 1, name);
        Message(value, 2, type);
        Message(graph, field, value);
    }

    private static void Message(Stream target, int field, MemoryStream content) => Bytes(target, field, content.ToArray());

    private static void Text(Stream target, int field, string text) => Bytes(target, field, Encoding.UTF8.GetBytes(text));

    private static void Bytes(Stream target, int field, byte[] bytes)
    {
        Varint(target, (field << 3) | 2);
        Varint(target, bytes.Length);
        target.Write(bytes);
    }

    private static void Number(Stream target, int field, long value)
    {
        Varint(target, field << 3);
        Varint(target, value);
    }

    private static void Varint(Stream target, long value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            target.WriteByte((byte)(value | 0x80));
        }

        target.WriteByte((byte)value);
    }
}
