using MLlm3Rec.Labels;
using MLlm3Rec.Numerics;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

/// <summary>What heads are taught with in tests: two dimensions, of which the vectors tell all and the cues nothing.</summary>
internal static class HeadLesson
{
    public const int Size = 8;

    public static readonly Vocabulary Words = new([new("value", "Value", "Cheap.", ["bargain"]), new("quality", "Quality", "Lasts.", ["durable"])]);

    private static readonly string[] Kinds = ["cheap", "lasting", "broken", "plain"];

    /// <summary>Texts of two clauses, each of a kind that lies in its own direction, with a little noise.</summary>
    public static (LabelledText[] Texts, ClauseVectors Vectors) Make()
    {
        var vectors = new ClauseVectors("made up", Size);
        var random = new SplitMix64(3);
        var texts = new LabelledText[160];
        for (var number = 0; number < texts.Length; number++)
        {
            var (first, second) = (Kinds[number % 4], Kinds[(number / 4) % 4]);
            string[] clauses = [$"{first} thing {number}", $"{second} object {number}"];
            Add(vectors, clauses[0], first, ref random);
            Add(vectors, clauses[1], second, ref random);
            texts[number] = new LabelledText(
                number,
                "",
                string.Join("; ", clauses),
                Labels(clauses, "cheap", "value", "lasting", "quality"),
                Labels(clauses, "broken", "quality"));
        }

        return (texts, vectors);
    }

    private static LabelText[] Labels(string[] clauses, params string[] pairs) =>
    [
        .. pairs.Chunk(2).SelectMany(pair => clauses.Where(clause => clause.StartsWith(pair[0], StringComparison.Ordinal)).Take(1)
            .Select(clause => new LabelText(pair[1], clause))),
    ];

    private static void Add(ClauseVectors vectors, string clause, string kind, ref SplitMix64 random)
    {
        var vector = new float[Size];
        for (var place = 0; place < Size; place++)
        {
            vector[place] = (float)(0.1 * random.NextGaussian()) + (place == Array.IndexOf(Kinds, kind) ? 1 : 0);
        }

        Kernels.Normalize(vector);
        vectors.Add(ClauseVectors.KeyOf(clause), vector);
    }
}
