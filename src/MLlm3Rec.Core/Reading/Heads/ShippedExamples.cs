using MLlm3Rec.Labels;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading.Heads;

/// <summary>The example sentences that come with the program: data/examples, written by us, for, against and neither of its dimensions.</summary>
public static class ShippedExamples
{
    private const string Prefix = "MLlm3Rec.Examples.";

    /// <summary>What one of them counts beside a text that somebody labelled: ours are harder than what shops write, and fewer of a kind.</summary>
    private const float Weight = 0.3f;

    private static readonly Lazy<IReadOnlyList<LabelledText>> Read = new(() =>
    [
        .. typeof(ShippedExamples).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).SelectMany(FileOf).Select((text, place) => text with { Id = place, Weight = Weight }),
    ]);

    public static IReadOnlyList<LabelledText> Texts => Read.Value;

    private static IReadOnlyList<LabelledText> FileOf(string name)
    {
        using var lines = new StreamReader(typeof(ShippedExamples).Assembly.GetManifestResourceStream(name)!); // It named the resource itself.
        return LabelFile.Read(lines, DefaultVocabulary.Instance);
    }
}
