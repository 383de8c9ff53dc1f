using MLlm3Rec.Numerics;

namespace MLlm3Rec.Datasets.Sample;

/// <summary>Stars and words. Two choices in three are reviewed, and most reviews hint at one motive; the rest say nothing of any.</summary>
internal sealed class SampleReviews
{
    private readonly SampleSentences sentences = SampleSentences.Read("reviews.txt", byClass: false);

    public (int Stars, string Review) Write(
        SamplePerson person, SampleItem item, SampleProduct product, double[] motives, ChoiceKind kind, ref SplitMix64 random)
    {
        if (kind == ChoiceKind.Regretted)
        {
            var complaint = sentences.Take(ref random, $"-{person.Truth.Avoids[0]}");
            return (1 + random.NextInt32(2), random.NextInt32(10) < 7 ? SampleText.Fill(complaint, product.Short, ref random) : "");
        }

        if (random.NextInt32(100) < 4)
        {
            return (1 + random.NextInt32(2), SampleText.Fill(sentences.Take(ref random, "mishap"), product.Short, ref random));
        }

        var relevance = motives.Select((motive, dimension) => motive * (0.4 + item.Traits[dimension])).ToArray();
        var stars = Stars(relevance.Sum(), ref random);
        return (stars, random.NextInt32(100) < 70 ? Words(relevance, product.Short, ref random) : "");
    }

    private static int Stars(double fit, ref SplitMix64 random)
    {
        var draw = random.NextInt32(100);
        return fit > 1.1
            ? draw switch { < 68 => 5, < 94 => 4, _ => 3 }
            : draw switch { < 30 => 5, < 70 => 4, < 93 => 3, _ => 2 };
    }

    private string Words(double[] relevance, string item, ref SplitMix64 random)
    {
        var parts = new List<string>();
        if (random.NextInt32(3) == 0)
        {
            parts.Add(sentences.Take(ref random, "opening"));
        }

        if (random.NextInt32(10) > 0)
        {
            parts.Add(sentences.Take(ref random, SampleDimensions.Keys[SampleRandom.Pick(relevance, ref random)]));
        }

        if (parts.Count == 0 || random.NextInt32(4) == 0)
        {
            parts.Add(sentences.Take(ref random, "plain"));
        }

        var filled = new List<string>();
        foreach (var part in parts)
        {
            filled.Add(SampleText.Fill(part, item, ref random));
        }

        return string.Join(' ', filled);
    }
}
