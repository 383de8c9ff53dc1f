using System.Numerics.Tensors;
using MLlm3Rec.Connections;
using MLlm3Rec.Labels;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Embeddings;

/// <summary>The sentence transformer that comes with the program, and the heads that were fitted on it.</summary>
public sealed class BundledModelTests
{
    /// <summary>A little below what was measured when the heads were fitted: .644, .651 and .893.</summary>
    private const double FloorMicro = 0.62;
    private const double FloorMacro = 0.62;
    private const double FloorQuotes = 0.86;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void TryOpen_NoFile_GivesNone() => Assert.Null(BundledModel.TryOpen(Path.Combine(Path.GetTempPath(), "no such encoder.dll")));

    [Fact]
    public async Task EmbedAsync_EightBits_StayNearToFullNumbers()
    {
        string[] texts = ["It fits my desk perfectly", "fell apart in a week", "Nail Tools > Nail Brushes", "12 oz"];

        var full = await EmbedAsync(texts, inEightBits: false);
        var eight = await EmbedAsync(texts, inEightBits: true);

        Each.Holds(full.Zip(eight), pair => Assert.InRange(TensorPrimitives.Dot<float>(pair.First, pair.Second), 0.97, 1.0001));
    }

    [Fact]
    public async Task Read_OurOwnLabelledTexts_KeepsAboveTheFloor()
    {
        using var lines = new StreamReader(typeof(BundledModelTests).Assembly.GetManifestResourceStream("ruler.jsonl")!);
        var texts = LabelFile.Read(lines, DefaultVocabulary.Instance);
        var embedder = BundledModel.TryOpen(BundledModel.UsualPath)!; // It lies beside the tests.
        using var closing = (IDisposable)embedder;
        var vectors = new ClauseVectors(embedder.Model, BundledModel.VectorSize);
        await ClauseEncoding.FillAsync(ClauseEncoding.ClausesOf(texts.Select(text => text.Text)), vectors, embedder, Token);

        var read = texts.Select(text => ShippedHeads.Instance.Read(text, vectors)!).ToDictionary(prediction => prediction.Id);

        var score = LabelScore.Of(texts, read, LabelSide.For, DefaultVocabulary.Instance);
        Assert.True(score.Micro.F1 > FloorMicro, $"micro-F1 {score.Micro.F1:F3}");
        Assert.True(score.MacroF1 > FloorMacro, $"macro-F1 {score.MacroF1:F3}");
        Assert.True(LabelScore.QuoteOverlap(texts, read) > FloorQuotes);
    }

    [Fact]
    public async Task EmbedAsync_FirstTokenPooling_IsItsRow()
    {
        var folder = Directory.CreateTempSubdirectory("onnx");
        try
        {
            await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "vocab.txt"), ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "tin"], Token);
            await File.WriteAllBytesAsync(
                Path.Combine(folder.FullName, "model.onnx"), TinyOnnx.Write([9, 9, 0, 1, 3, 4, 0, 2, 0, 0, 3, 1], size: 2), Token);
            Directory.CreateDirectory(Path.Combine(folder.FullName, "1_Pooling"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "1_Pooling", "config.json"), """{"pooling_mode_cls_token": true}""", Token);
            using var embedder = OnnxEmbedder.Open(ConnectionPreset.Of(ServerKind.OnnxFolder).Begin("folder") with { Folder = folder.FullName });

            var vector = Assert.Single(await embedder.EmbedAsync(["tin"], Token));

            Assert.Equal(0.6f, vector[0], 1e-6f);
            Assert.Equal(0.8f, vector[1], 1e-6f);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<float[][]> EmbedAsync(string[] texts, bool inEightBits)
    {
        var embedder = BundledModel.TryOpen(BundledModel.UsualPath, inEightBits)!; // It lies beside the tests.
        using var closing = (IDisposable)embedder;
        return await embedder.EmbedAsync(texts, Token);
    }
}
