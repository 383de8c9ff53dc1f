using System.Diagnostics;
using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Numerics;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Benchmarks;

/// <summary>32 texts in one batch against 32 single calls, on a made-up network of the size of a small sentence transformer.</summary>
internal static class EmbedVerb
{
    private const int Size = 384;
    private const int Layers = 24;
    private const int Texts = 32;
    private const int Rounds = 10;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("onnx-");
        try
        {
            string[] words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", .. Enumerable.Range(0, 1000).Select(word => $"word{word}")];
            var random = new SplitMix64(1);
            await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "vocab.txt"), words, cancellationToken);
            await File.WriteAllBytesAsync(
                Path.Combine(folder.FullName, "model.onnx"),
                TinyOnnx.Write(
                    Draw(ref random, words.Length * Size), Size, [.. Enumerable.Range(0, Layers).Select(_ => Draw(ref random, Size * Size))]),
                cancellationToken);
            string[] texts = [.. Enumerable.Range(0, Texts)
                .Select(text => string.Join(' ', Enumerable.Range(0, 12 + text % 8).Select(word => $"word{(text * 31 + word * 7) % 1000}")))];
            await MeasureAsync(folder.FullName, texts, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder, string[] texts, CancellationToken cancellationToken)
    {
        var models = new LanguageModels(new FolderReplies(folder), new LanguageOptions(), TimeProvider.System);
        var embedder =
            models.OpenEmbedder(new OpenedConnection(ConnectionPreset.Of(ServerKind.OnnxFolder).Begin("folder") with { Folder = folder }, null));
        using var closing = embedder as IDisposable;
        await embedder.EmbedAsync(texts, cancellationToken);
        var (batched, single) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await embedder.EmbedAsync(texts, cancellationToken);
            batched += Stopwatch.GetElapsedTime(started);
            started = Stopwatch.GetTimestamp();
            foreach (var text in texts)
            {
                await embedder.EmbedAsync([text], cancellationToken);
            }

            single += Stopwatch.GetElapsedTime(started);
        }

        Console.WriteLine(
            $"{Texts} texts, {Layers} layers of {Size}: one batch {batched.TotalMilliseconds / Rounds:F1} ms, one by one "
                + $"{single.TotalMilliseconds / Rounds:F1} ms, {single / batched:F2} times as long");
    }

    private static float[] Draw(ref SplitMix64 random, int count)
    {
        var values = new float[count];
        for (var place = 0; place < count; place++)
        {
            values[place] = (float)(random.NextGaussian() / Math.Sqrt(Size));
        }

        return values;
    }
}
