using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Labels;

/// <summary>How well predictions agree with labels, over all cells text × dimension that are not disputed.</summary>
/// <remarks>
/// F1 = 2·t / (2·t + e + m) with t cells right, e said too much and m missed; 0 where nothing was said and nothing was to be said. The micro mean
/// counts all cells together, the macro mean takes every dimension alike.
/// </remarks>
public sealed record LabelScore
{
    /// <summary>All dimensions together.</summary>
    public required LabelCount Micro { get; init; }

    /// <summary>Mean F1 of the dimensions.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>By key, in the vocabulary's order.</summary>
    public required IReadOnlyDictionary<string, LabelCount> Dimensions { get; init; }

    /// <summary>By kind of text, in order of appearance.</summary>
    public required IReadOnlyDictionary<string, LabelCount> Sources { get; init; }

    /// <param name="texts">With their labels.</param>
    /// <param name="predictions">One per text, by its id.</param>
    /// <param name="side">Reasons for, or against.</param>
    /// <param name="vocabulary">All dimensions.</param>
    public static LabelScore Of(
        IReadOnlyList<LabelledText> texts, IReadOnlyDictionary<long, LabelPrediction> predictions, LabelSide side, Vocabulary vocabulary)
    {
        var byDimension = vocabulary.Dimensions.ToDictionary(dimension => dimension.Key, _ => new LabelCount(0, 0, 0));
        var bySource = new Dictionary<string, LabelCount>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var truths = text.Of(side).Select(label => label.Dimension).ToHashSet(StringComparer.Ordinal);
            var said = predictions[text.Id].Of(side).ToHashSet(StringComparer.Ordinal);
            bySource.TryAdd(text.Source, new LabelCount(0, 0, 0));
            foreach (var dimension in vocabulary.Dimensions.Select(dimension => dimension.Key).Where(key => !text.Disputed.Contains((side, key))))
            {
                var cell = LabelCount.Cell(truths.Contains(dimension), said.Contains(dimension));
                byDimension[dimension] += cell;
                bySource[text.Source] += cell;
            }
        }

        return new LabelScore
        {
            Micro = byDimension.Values.Aggregate((sum, one) => sum + one),
            MacroF1 = byDimension.Values.Average(count => count.F1),
            Dimensions = byDimension,
            Sources = bySource,
        };
    }

    /// <summary>The share of rightly found reasons whose quote is literally in the text and shares a word with the words that were marked; null where
    /// none was marked.</summary>
    public static double? QuoteOverlap(IReadOnlyList<LabelledText> texts, IReadOnlyDictionary<long, LabelPrediction> predictions)
    {
        var (right, seen) = (0, 0);
        foreach (var text in texts)
        {
            var prediction = predictions[text.Id];
            foreach (var label in text.For.Where(label => label.Span is not null && prediction.For.Contains(label.Dimension)))
            {
                if (prediction.Quotes.TryGetValue(label.Dimension, out var quote))
                {
                    seen++;
                    var isLiteral = text.Text.Contains(quote, StringComparison.OrdinalIgnoreCase);
                    right += isLiteral && Words(quote).Overlaps(Words(label.Span!)) ? 1 : 0;
                }
            }
        }

        return seen == 0 ? null : (double)right / seen;
    }

    private static HashSet<string> Words(string text) =>
        text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}

/// <summary>Cells counted.</summary>
/// <param name="Right">Labelled and said.</param>
/// <param name="Extra">Said without a label.</param>
/// <param name="Missed">Labelled and not said.</param>
public sealed record LabelCount(int Right, int Extra, int Missed)
{
    public double Precision => Right / (double)Math.Max(1, Right + Extra);

    public double Recall => Right / (double)Math.Max(1, Right + Missed);

    public double F1 => 2.0 * Right / Math.Max(1, 2 * Right + Extra + Missed);

    public static LabelCount operator +(LabelCount left, LabelCount right) =>
        new(left.Right + right.Right, left.Extra + right.Extra, left.Missed + right.Missed);

    internal static LabelCount Cell(bool truth, bool said) => new(truth && said ? 1 : 0, !truth && said ? 1 : 0, truth && !said ? 1 : 0);
}
