using MLlm3Rec.Connections;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Language.Embeddings;

public sealed class OnnxEmbedderTests : IDisposable
{
    /// <summary>Ids by place: 0 is padding, 2 opens a text and 3 closes it.</summary>
    private static readonly string[] Words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "tin", "open", "##er"];

    /// <summary>One row of two numbers per word; padding would be loud if it were heard.</summary>
    private static readonly float[] Table = [900, 900, 0, 1, 1, 0, 0, 2, 0, 0, 3, 1, -1, 2, 0.5f, 0.5f];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("onnx");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task EmbedAsync_BareTable_IsUnitMeanOfRows()
    {
        using var embedder = Open(TinyOnnx.Write(Table, size: 2));

        var vectors = await embedder.EmbedAsync(["Tin opener", "tin", "", "tin spoon"], Token);

        // Rows: [CLS] (1,0), tin (3,1), open (−1,2), ##er (½,½), [SEP] (0,2), [UNK] (0,1).
        AssertNear(3.5, 5.5, vectors[0]);
        AssertNear(4, 3, vectors[1]);
        AssertNear(1, 2, vectors[2]);
        AssertNear(4, 4, vectors[3]);
    }

    [Fact]
    public async Task EmbedAsync_LayerOfWeights_PassesTokensBeforeTheMean()
    {
        float[] weights = [0.5f, -1, 1, 0.25f];
        using var embedder = Open(TinyOnnx.Write(Table, 2, weights));

        var vectors = await embedder.EmbedAsync(["tin"], Token);

        // tanh(x·W): (1,0) → (tanh ½, tanh −1); (3,1) → (tanh 2½, tanh −2¾); (0,2) → (tanh 2, tanh ½).
        AssertNear(Math.Tanh(0.5) + Math.Tanh(2.5) + Math.Tanh(2), Math.Tanh(-1) + Math.Tanh(-2.75) + Math.Tanh(0.5), vectors[0]);
    }

    [Fact]
    public async Task EmbedAsync_ManyTexts_EqualSingleVectors()
    {
        using var embedder = Open(TinyOnnx.Write(Table, size: 2));
        string[] texts = [.. Enumerable.Range(0, 100).Select(text => string.Join(' ', Enumerable.Repeat("tin opener", text % 7).Append("open")))];

        var together = await embedder.EmbedAsync(texts, Token);

        for (var text = 0; text < texts.Length; text++)
        {
            var alone = (await embedder.EmbedAsync([texts[text]], Token))[0];
            Assert.Equal(alone[0], together[text][0], 1e-6f);
            Assert.Equal(alone[1], together[text][1], 1e-6f);
        }
    }

    [Fact]
    public async Task EmbedAsync_TextTooLong_IsCutAtItsEnd()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "sentence_bert_config.json"), "{\"max_seq_length\": 4}", Token);
        using var embedder = Open(TinyOnnx.Write(Table, size: 2));

        var vectors = await embedder.EmbedAsync(["tin tin", "tin tin open open open"], Token);

        Assert.Equal(vectors[0], vectors[1]);
    }

    [Theory]
    [InlineData("model.onnx", "there is no model.onnx")]
    [InlineData("vocab.txt", "there is no vocab.txt")]
    public void Open_AFileIsMissing_NamesIt(string missing, string words)
    {
        Write(TinyOnnx.Write(Table, size: 2));
        File.Delete(Path.Combine(folder.FullName, missing));

        var thrown = Assert.Throws<ConnectionFailedException>(() => OnnxEmbedder.Open(Connection));

        Assert.Contains(words, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ANonsenseModel_SaysSo() => Assert.Throws<ConnectionFailedException>(() => Open("nonsense"u8.ToArray()));

    private Connection Connection => ConnectionPreset.Of(ServerKind.OnnxFolder).Begin("folder") with { Folder = folder.FullName };

    private OnnxEmbedder Open(byte[] model)
    {
        Write(model);
        return OnnxEmbedder.Open(Connection);
    }

    private void Write(byte[] model)
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "model.onnx"), model);
        File.WriteAllLines(Path.Combine(folder.FullName, "vocab.txt"), Words);
    }

    private static void AssertNear(double x, double y, float[] vector)
    {
        var length = Math.Sqrt(x * x + y * y);
        Assert.Equal(x / length, vector[0], 1e-5);
        Assert.Equal(y / length, vector[1], 1e-5);
    }
}
