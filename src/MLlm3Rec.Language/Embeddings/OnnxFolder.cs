using System.Text.Json;
using MLlm3Rec.Connections;

namespace MLlm3Rec.Language.Embeddings;

/// <summary>What a folder with a sentence transformer must hold: model.onnx (also under onnx/) and vocab.txt; tokenizer_config.json,
/// sentence_bert_config.json and 1_Pooling/config.json are heard if there.</summary>
internal sealed record OnnxFolder(string Name, string ModelPath, string VocabularyPath, bool LowerCase, int LongestTokens, bool FirstToken)
{
    /// <summary>What most sentence transformers were trained with.</summary>
    private const int UsualLongest = 256;

    /// <summary>What no encoder of this family exceeds.</summary>
    private const int Most = 8192;

    public static OnnxFolder Read(Connection connection)
    {
        var folder = connection.Folder ?? "";
        var model = Existing(folder, "model.onnx", Path.Combine("onnx", "model.onnx"))
            ?? throw new ConnectionFailedException(
                connection.Name, $"there is no model.onnx in {folder}. Export the model with its tokenizer, e.g. by optimum-cli export onnx.");
        var vocabulary = Existing(folder, "vocab.txt")
            ?? throw new ConnectionFailedException(
                connection.Name, $"there is no vocab.txt in {folder}. Only models with a word-piece vocabulary can be read.");
        using var tokenizer = Json(folder, "tokenizer_config.json");
        using var sentences = Json(folder, "sentence_bert_config.json");
        using var pooling = Json(folder, Path.Combine("1_Pooling", "config.json"));
        var longest = Number(sentences, "max_seq_length") ?? Number(tokenizer, "model_max_length") ?? UsualLongest;
        var lower = tokenizer?.RootElement.TryGetProperty("do_lower_case", out var lowers) != true || lowers.ValueKind != JsonValueKind.False;
        return new OnnxFolder(
            connection.EmbeddingModel ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),
            model,
            vocabulary,
            lower,
            Math.Clamp(longest, 2, Most),
            pooling?.RootElement.TryGetProperty("pooling_mode_cls_token", out var first) == true && first.ValueKind == JsonValueKind.True);
    }

    private static string? Existing(string folder, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (File.Exists(Path.Combine(folder, name)))
            {
                return Path.Combine(folder, name);
            }
        }

        return null;
    }

    private static JsonDocument? Json(string folder, string name) =>
        Existing(folder, name) is { } path ? JsonDocument.Parse(File.ReadAllBytes(path)) : null;

    /// <summary>Some configurations hold 10³⁰ for "no limit".</summary>
    private static int? Number(JsonDocument? json, string member) =>
        json is not null
            && json.RootElement.TryGetProperty(member, out var value)
            && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number)
            ? number
            : null;
}
