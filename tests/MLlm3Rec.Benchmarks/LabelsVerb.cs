using System.Text.Json;
using MLlm3Rec.Labels;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Benchmarks;

/// <summary>How well an engine reads labelled texts: the ruler of reading.</summary>
/// <remarks>Engines: "cues" and "encoder" (the usual one).</remarks>
internal static class LabelsVerb
{
    public static async Task RunAsync(string file, string[] arguments, CancellationToken cancellationToken)
    {
        var engine = Value(arguments, "--engine") ?? "encoder";
        var vocabulary = DefaultVocabulary.Instance;
        IReadOnlyList<LabelledText> texts;
        using (var lines = File.OpenText(file))
        {
            texts = LabelFile.Read(lines, vocabulary);
        }

        var predictions = await LabelEngines.ReadAsync(engine, texts, cancellationToken);
        var byId = predictions.ToDictionary(prediction => prediction.Id);
        var (wanted, unwanted) =
            (LabelScore.Of(texts, byId, LabelSide.For, vocabulary), LabelScore.Of(texts, byId, LabelSide.Against, vocabulary));
        var quotes = LabelScore.QuoteOverlap(texts, byId);
        if (Value(arguments, "--out") is { } path)
        {
            await File.WriteAllLinesAsync(path, predictions.Select(prediction => JsonSerializer.Serialize(prediction)), cancellationToken);
        }

        if (arguments.Contains("--json"))
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                microF1 = Math.Round(wanted.Micro.F1, 4),
                macroF1 = Math.Round(wanted.MacroF1, 4),
                against = Math.Round(unwanted.Micro.F1, 4),
                quotes = quotes is { } share ? Math.Round(share, 4) : (double?)null,
            }));
            return;
        }

        Console.WriteLine($"{texts.Count} texts by \"{engine}\", labels made by language models; quotes that overlap the marked words "
            + (quotes is { } overlap ? $"{overlap:F3}" : "unknown: none are marked"));
        Write("for", wanted);
        Write("against", unwanted);
    }

    private static string? Value(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is >= 0 and var place && place + 1 < arguments.Length ? arguments[place + 1] : null;

    private static void Write(string side, LabelScore score)
    {
        Console.WriteLine($"{side,-22}    F1  precision  recall  labelled");
        Write("micro", score.Micro);
        Console.WriteLine($"  {"macro",-20} {score.MacroF1:F3}");
        foreach (var (name, count) in score.Dimensions.Concat(score.Sources))
        {
            Write(name, count);
        }
    }

    private static void Write(string name, LabelCount count) =>
        Console.WriteLine($"  {name,-20} {count.F1:F3}      {count.Precision:F3}   {count.Recall:F3}  {count.Right + count.Missed,8}");
}
