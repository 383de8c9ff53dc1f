using System.Runtime.InteropServices;

namespace MLlm3Rec.Language.Embeddings;

/// <summary>A network whose large matrix products are done with 8-bit weights.</summary>
/// <remarks>
/// Every MatMul(x, W) whose W is a constant matrix of floats becomes DynamicQuantizeMatMul(x, Q, s) of ONNX Runtime: per column c,
/// s_c = max |W_c| / 63 and Q_c = round(W_c / s_c). 63 and not 127: processors without dot-product instructions add pairs of products in 16 bits,
/// which must not run over. x is quantized as it comes.
/// Source: Jacob et al. 2018, arXiv 1712.05877; field numbers are those of onnx.proto.
/// </remarks>
internal static class QuantizedOnnx
{
    private const int Largest = 63;
    private const int Float = 1;
    private const int SignedByte = 3;

    public static byte[] Of(ReadOnlyMemory<byte> model)
    {
        var parsed = ProtoMessage.Parse(model);
        var result = new ProtoMessage();
        foreach (var field in parsed.Fields)
        {
            result.Add(field.Number == 7 ? field with { Content = Graph(ProtoMessage.Parse(field.Content)) } : field);
        }

        return result.Add(8, new ProtoMessage().Add(1, "com.microsoft").Add(2, 1)).ToArray();
    }

    private static byte[] Graph(ProtoMessage graph)
    {
        var weights = graph.All(5).Select(ProtoMessage.Parse).Where(IsMatrix).ToDictionary(tensor => tensor.Text(8), StringComparer.Ordinal);
        var nodes = graph.All(1).Select(ProtoMessage.Parse).ToArray();
        var quantized = nodes.Where(node => node.Text(4) == "MatMul").Select(node => node.Texts(1).ElementAt(1)).Where(weights.ContainsKey)
            .ToHashSet(StringComparer.Ordinal);
        quantized.ExceptWith(nodes.Where(node => node.Text(4) != "MatMul").SelectMany(node => node.Texts(1)));
        var result = new ProtoMessage();
        foreach (var field in graph.Fields)
        {
            if (field.Number == 1 && ProtoMessage.Parse(field.Content) is var node && Second(node) is { } weight && quantized.Contains(weight))
            {
                result.Add(1, Product(node, weight));
            }
            else if (field.Number != 5 || !quantized.Contains(ProtoMessage.Parse(field.Content).Text(8)))
            {
                result.Add(field);
            }
        }

        foreach (var name in quantized)
        {
            AddQuantized(result, weights[name], name);
        }

        return result.ToArray();
    }

    private static string? Second(ProtoMessage node) => node.Text(4) == "MatMul" ? node.Texts(1).ElementAtOrDefault(1) : null;

    private static bool IsMatrix(ProtoMessage tensor) =>
        tensor.Numbers(1).Count() == 2 && tensor.Numbers(2).FirstOrDefault() == Float && tensor.All(9).Any();

    private static ProtoMessage Product(ProtoMessage node, string weight) => new ProtoMessage()
        .Add(1, node.Texts(1).First()).Add(1, weight).Add(1, weight + "_scale").Add(2, node.Text(2)).Add(3, node.Text(3))
        .Add(4, "DynamicQuantizeMatMul").Add(7, "com.microsoft");

    private static void AddQuantized(ProtoMessage graph, ProtoMessage tensor, string name)
    {
        long[] shape = [.. tensor.Numbers(1)];
        var values = MemoryMarshal.Cast<byte, float>(tensor.All(9).First().Span);
        var columns = (int)shape[1];
        var scales = new float[columns];
        for (var place = 0; place < values.Length; place++)
        {
            scales[place % columns] = Math.Max(scales[place % columns], Math.Abs(values[place]) / Largest);
        }

        var rounded = new byte[values.Length];
        for (var place = 0; place < values.Length; place++)
        {
            var scale = scales[place % columns];
            rounded[place] = (byte)(sbyte)(scale == 0 ? 0 : MathF.Round(values[place] / scale));
        }

        graph.Add(5, Tensor(name, shape, SignedByte, rounded));
        graph.Add(5, Tensor(name + "_scale", [columns], Float, MemoryMarshal.AsBytes(scales.AsSpan()).ToArray()));
    }

    private static ProtoMessage Tensor(string name, long[] shape, int kind, byte[] raw)
    {
        var tensor = new ProtoMessage();
        foreach (var length in shape)
        {
            tensor.Add(1, length);
        }

        return tensor.Add(2, kind).Add(8, name).Add(9, raw);
    }
}
