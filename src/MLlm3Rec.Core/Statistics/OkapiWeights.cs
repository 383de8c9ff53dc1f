using System.Runtime.InteropServices;
using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Statistics;

/// <summary>Texts as weighted terms that are not scaled to one length, so that a text which tells more is found by more: Okapi BM25.</summary>
/// <remarks>
/// w(j, t) = idf(t) · f (k₁ + 1) / (f + k₁ (1 − b + b · |j| / mean length)), f being how often term t occurs in text j and
/// idf(t) = ln(1 + (texts − n + ½) / (n + ½)) for a term of n texts. Source: Robertson and Zaragoza 2009, doi:10.1561/1500000019.
/// </remarks>
/// <param name="Terms">[texts × terms]: 1 for each term of a text; terms are numbered as they first occur, and ascend.</param>
/// <param name="Documents">[texts × terms]: their weights.</param>
/// <param name="Numbers">Number of each term.</param>
internal sealed record OkapiWeights(SparseRows Terms, SparseRows Documents, IReadOnlyDictionary<string, int> Numbers)
{
    private double[] Rarity { get; init; } = [];

    private double MeanLength { get; init; }

    private double K1 { get; init; }

    private double B { get; init; }

    /// <param name="texts">The terms of each text, repeats included.</param>
    /// <param name="k1">How soon a repeated term stops adding.</param>
    /// <param name="b">How much long texts are damped.</param>
    public static OkapiWeights Of(IEnumerable<IReadOnlyList<string>> texts, double k1, double b)
    {
        var (numbers, having) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<int>());
        var (offsets, columns, counts, length) = (new List<int> { 0 }, new List<int>(), new List<float>(), 0.0);
        foreach (var text in texts)
        {
            length += text.Count;
            foreach (var (term, count) in Counted(text))
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, term, out var known);
                if (!known)
                {
                    number = having.Count;
                    having.Add(0);
                }

                having[number]++;
                columns.Add(number);
                counts.Add(count);
            }

            offsets.Add(columns.Count);
        }

        var items = offsets.Count - 1;
        // Twice transposed, the terms of a row ascend.
        var rows = new SparseRows(numbers.Count, [.. offsets], [.. columns], [.. counts]).Transpose().Transpose();
        var terms = rows with { Values = [.. Enumerable.Repeat(1f, rows.Values.Length)] };
        var weights = new OkapiWeights(terms, new SparseRows(0, [0], [], []), numbers)
        {
            Rarity = [.. having.Select(n => Math.Log(1 + (items - n + 0.5) / (n + 0.5)))],
            MeanLength = Math.Max(1, length) / Math.Max(1, items),
            K1 = k1,
            B = b,
        };
        return weights with { Documents = weights.Terms with { Values = weights.Weigh(rows.Values) } };
    }

    /// <summary>Weights of a text that was not counted, by number of term; terms that no counted text holds are left out.</summary>
    public IReadOnlyDictionary<int, float> RowOf(IReadOnlyList<string> text) => Counted(text)
        .Where(entry => Numbers.ContainsKey(entry.Key))
        .ToDictionary(entry => Numbers[entry.Key], entry => Weight(Numbers[entry.Key], entry.Value, text.Count));

    private float[] Weigh(float[] counts)
    {
        var values = new float[counts.Length];
        for (var text = 0; text < Terms.RowCount; text++)
        {
            var (first, last) = (Terms.Offsets[text], Terms.Offsets[text + 1]);
            var length = 0.0;
            for (var entry = first; entry < last; entry++)
            {
                length += counts[entry];
            }

            for (var entry = first; entry < last; entry++)
            {
                values[entry] = Weight(Terms.Columns[entry], counts[entry], length);
            }
        }

        return values;
    }

    private float Weight(int term, double count, double length) =>
        (float)(Rarity[term] * count * (K1 + 1) / (count + K1 * (1 - B + B * length / MeanLength)));

    /// <summary>How often each term occurs, in the order in which they first do.</summary>
    private static Dictionary<string, int> Counted(IReadOnlyList<string> text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in text)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        }

        return counts;
    }
}
