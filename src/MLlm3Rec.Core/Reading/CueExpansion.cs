using System.Numerics.Tensors;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

/// <summary>A word that keeps the company of a dimension's cues in this dataset.</summary>
/// <param name="Dimension">Key of the dimension.</param>
/// <param name="Word">Lower case, without plural.</param>
/// <param name="Similarity">Mean cosine to the three nearest cues.</param>
public sealed record LearnedCue(string Dimension, string Word, double Similarity);

/// <summary>
/// Finds words that mean what a dimension's cues mean: the mean cosine to the three nearest of its single-word cues must reach a threshold and
/// exceed every other dimension's. Three cues, not all: a dimension is a bundle of meanings, and a word need only belong to one of them.
/// </summary>
internal static class CueExpansion
{
    private const int Nearest = 3;
    private const double Margin = 0.1;
    private const int EnoughOccurrences = 12;

    public static IReadOnlyList<LearnedCue> Learn(
        Vocabulary vocabulary, IReadOnlyList<CuePhrase> cues, WordVectors vectors, BrandNames brands, ReadingOptions options,
        CancellationToken cancellationToken)
    {
        if (options.LearnedCues == 0 || vectors.Size == 0)
        {
            return [];
        }

        var anchors = Enumerable.Range(0, vocabulary.Count).Select(dimension => Anchors(dimension, cues, vectors.Lexicon)).ToArray();
        var known = cues.SelectMany(cue => cue.Words).ToHashSet(StringComparer.Ordinal);
        var learned = new (int Dimension, double Similarity)[vectors.Lexicon.Words.Count];
        Parallel.For(0, learned.Length, options.Parallel(cancellationToken), word =>
            learned[word] = MayTeach(word, vectors.Lexicon, known, brands) ? Best(word, anchors, vectors) : (-1, 0));
        return learned.Index()
            .Where(entry => entry.Item.Dimension >= 0 && entry.Item.Similarity >= options.LearnedCueSimilarity)
            .GroupBy(entry => entry.Item.Dimension).OrderBy(group => group.Key)
            .SelectMany(group => group.OrderByDescending(entry => entry.Item.Similarity).ThenBy(entry => entry.Index).Take(options.LearnedCues))
            .Select(entry =>
                new LearnedCue(vocabulary.Dimensions[entry.Item.Dimension].Key, vectors.Lexicon.Words[entry.Index], entry.Item.Similarity))
            .ToArray();
    }

    private static int[] Anchors(int dimension, IReadOnlyList<CuePhrase> cues, Lexicon lexicon) =>
        cues.Where(cue => cue.Dimension == dimension && cue is { Silences: false, AnyEnding: false, Words.Length: 1 })
            .Select(cue => lexicon.Find(cue.Words[0])).Where(word => word >= 0).Distinct().ToArray();

    private static bool MayTeach(int word, Lexicon lexicon, HashSet<string> known, BrandNames brands)
    {
        var form = lexicon.Words[word];
        return lexicon.Counts[word] >= EnoughOccurrences
            && form.Length > 2
            && form.All(char.IsLetter)
            && !known.Contains(form)
            && !brands.Leads.Contains(form);
    }

    /// <summary>The dimension the word belongs to, or −1 where two dimensions claim it alike.</summary>
    private static (int Dimension, double Similarity) Best(int word, int[][] anchors, WordVectors vectors)
    {
        var (best, first, second) = (-1, 0.0, 0.0);
        for (var dimension = 0; dimension < anchors.Length; dimension++)
        {
            var similarity = Similarity(word, anchors[dimension], vectors);
            if (similarity > first)
            {
                (best, first, second) = (dimension, similarity, first);
            }
            else
            {
                second = Math.Max(second, similarity);
            }
        }

        return first - second >= Margin ? (best, first) : (-1, 0);
    }

    private static double Similarity(int word, int[] anchors, WordVectors vectors)
    {
        if (anchors.Length < Nearest)
        {
            return 0;
        }

        Span<double> nearest = stackalloc double[Nearest];
        nearest.Fill(-1);
        foreach (var anchor in anchors)
        {
            double cosine = TensorPrimitives.Dot(vectors.Of(word), vectors.Of(anchor));
            for (var place = 0; place < Nearest; place++)
            {
                if (cosine > nearest[place])
                {
                    (nearest[place], cosine) = (cosine, nearest[place]);
                }
            }
        }

        return TensorPrimitives.Sum<double>(nearest) / Nearest;
    }
}
