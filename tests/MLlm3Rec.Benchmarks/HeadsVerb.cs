using System.Diagnostics;
using System.IO.Compression;
using MLlm3Rec.Labels;
using MLlm3Rec.Language.Embeddings;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Benchmarks;

/// <summary>Fits the heads that come with the program from a file of labelled texts and our own examples, and says what cross-validation thinks of
/// them.</summary>
internal static class HeadsVerb
{
    private const int Seed = 15;

    public static async Task RunAsync(string file, string[] arguments, CancellationToken cancellationToken)
    {
        var vocabulary = DefaultVocabulary.Instance;
        LabelledText[] examples;
        using (var lines = File.OpenText(file))
        {
            examples = [.. LabelFile.Read(lines, vocabulary).Concat(ShippedExamples.Texts).Select((text, place) => text with { Id = place })];
        }

        var vectors = await VectorsAsync(examples, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var training = HeadTrainer.Train(examples, vocabulary, vectors, new HeadOptions(), Seed, cancellationToken);
        Console.WriteLine(
            $"{examples.Length} texts, six times taught in {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s; by heads that had not seen "
                + "a text:");
        Write("labelled", [.. examples.Where(example => example.Weight == 1)], training, vocabulary);
        Write("our own", [.. examples.Where(example => example.Weight < 1)], training, vocabulary);
        foreach (var texts in examples.GroupBy(example => (example.Weight == 1 ? "labelled " : "our own ") + example.Source))
        {
            Write(texts.Key, [.. texts], training, vocabulary);
        }

        foreach (var bin in training.Reliability)
        {
            Console.WriteLine($"told {bin.Told:F3}, came true {bin.True:F3}, {bin.Cells} cells");
        }

        if (Array.IndexOf(arguments, "--out") is >= 0 and var place)
        {
            using var packed = File.Create(arguments[place + 1]);
            using var stream = new BrotliStream(packed, CompressionLevel.SmallestSize);
            training.Heads.Save(stream);
        }
    }

    private static void Write(string name, LabelledText[] texts, HeadTraining training, Vocabulary vocabulary)
    {
        var predictions = training.HeldOut.ToDictionary(prediction => prediction.Id);
        var wanted = LabelScore.Of(texts, predictions, LabelSide.For, vocabulary);
        var unwanted = LabelScore.Of(texts, predictions, LabelSide.Against, vocabulary);
        Console.WriteLine(
            $"{name,-26} {texts.Length,5} texts, micro {wanted.Micro.F1:F3} (p {wanted.Micro.Precision:F3} r {wanted.Micro.Recall:F3}) macro "
                + $"{wanted.MacroF1:F3} against {unwanted.Micro.F1:F3} quotes {LabelScore.QuoteOverlap(texts, predictions):F3}");
    }

    private static async Task<ClauseVectors> VectorsAsync(LabelledText[] examples, CancellationToken cancellationToken)
    {
        var embedder = BundledModel.TryOpen(BundledModel.UsualPath) ?? throw new InvalidOperationException($"There is no {BundledModel.UsualPath}.");
        using var closing = embedder as IDisposable;
        var vectors = new ClauseVectors(embedder.Model, BundledModel.VectorSize);
        var processor = Environment.CpuUsage.TotalTime;
        await ClauseEncoding.FillAsync(ClauseEncoding.ClausesOf(examples.Select(example => example.Text)), vectors, embedder, cancellationToken);
        Console.WriteLine($"{vectors.Count} clauses embedded in {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F1} CPU s");
        return vectors;
    }
}
