using System.Numerics.Tensors;
using MLlm3Rec.Labels;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading.Heads;

/// <summary>Teaches heads from labelled texts.</summary>
internal static class HeadLearner
{
    /// <summary>Of an input, as the regressions take it.</summary>
    public static LogisticInput Scaled(in ClauseInput input, int size, HeadOptions options)
    {
        var dense = (float[])input.Dense.Clone();
        TensorPrimitives.Multiply(dense.AsSpan(0, size), options.Vector, dense.AsSpan(0, size));
        TensorPrimitives.Multiply(dense.AsSpan(size), options.Cues, dense.AsSpan(size));
        return new LogisticInput(dense, input.Words, input.Words.Length == 0 ? 0 : options.Words / MathF.Sqrt(input.Words.Length));
    }

    /// <summary>Heads without calibration: every probability is taken as it comes, and said from one half on.</summary>
    public static ReadingHeads Learn(
        IReadOnlyList<LabelledText> examples, Vocabulary vocabulary, ClauseVectors vectors, HeadOptions options, CancellationToken cancellationToken)
    {
        var mean = MeanOf(examples, vectors);
        var words = WordsOf(examples, options);
        var features = new ClauseFeatures(vocabulary, vectors, mean, words);
        var outputs = 2 * vocabulary.Count;
        var (clauses, clauseTargets) = (new List<LogisticInput>(), new List<LogisticTarget>());
        var (texts, textTargets) = (new List<LogisticInput>(), new List<LogisticTarget>());
        foreach (var example in examples)
        {
            if (features.Of(TextPart.Prose(example.Text)) is not { } input)
            {
                continue;
            }

            texts.Add(Scaled(input.Whole, mean.Length, options));
            textTargets.Add(ClauseTargets.OfText(example, vocabulary));
            for (var place = 0; place < input.Inputs.Length; place++)
            {
                clauses.Add(Scaled(input.Inputs[place], mean.Length, options));
                clauseTargets.Add(ClauseTargets.OfClause(example, input.Clauses[place].Place, vocabulary));
            }
        }

        var empty = LogisticModel.Empty(outputs, features.DenseSize, words.Count);
        return new ReadingHeads
        {
            Vocabulary = vocabulary,
            Model = vectors.Model,
            Options = options,
            Mean = mean,
            Words = words,
            ByClause = LogisticModel.Learn(empty, [.. clauses], [.. clauseTargets], options.Steps, cancellationToken),
            ByText = LogisticModel.Learn(empty, [.. texts], [.. textTargets], options.Steps, cancellationToken),
            Calibration = [.. Enumerable.Repeat(new HeadCalibration(1, 0, 0.5f), outputs)],
        };
    }

    private static float[] MeanOf(IReadOnlyList<LabelledText> examples, ClauseVectors vectors)
    {
        var (mean, one, count) = (new float[vectors.Size], new float[vectors.Size], 0);
        foreach (var (text, clause) in examples.SelectMany(example => Clauses.Of(example.Text).Select(clause => (example.Text, clause))))
        {
            if (vectors.TryGet(ClauseVectors.KeyOf(text.AsSpan(clause.Start, clause.Length)), one))
            {
                TensorPrimitives.Add(mean, one, mean);
                count++;
            }
        }

        TensorPrimitives.Divide(mean, Math.Max(1, count), mean);
        return mean;
    }

    private static Dictionary<string, int> WordsOf(IReadOnlyList<LabelledText> examples, HeadOptions options)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var example in examples)
        {
            var tokens = new TokenizedText(example.Text);
            var forms = Clauses.Of(example.Text).SelectMany(clause => ClauseFeatures.FormsIn(tokens, clause));
            foreach (var form in forms.Distinct(StringComparer.Ordinal))
            {
                counts[form] = counts.GetValueOrDefault(form) + 1;
            }
        }

        return counts.Where(count => count.Value >= options.WordTexts).Select(count => count.Key).Order(StringComparer.Ordinal).Index()
            .ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
    }
}

/// <summary>What is right of a labelled text and of its clauses, per output of the heads.</summary>
internal static class ClauseTargets
{
    /// <summary>Share of the marked words, or of a clause, that must lie in each other.</summary>
    private const double Share = 0.5;

    public static LogisticTarget OfText(LabelledText example, Vocabulary vocabulary) => Of(example, vocabulary, _ => true);

    /// <summary>A reason belongs to the clauses that its marked words lie in.</summary>
    public static LogisticTarget OfClause(LabelledText example, Token clause, Vocabulary vocabulary) =>
        Of(example, vocabulary, label => Carries(example.Text, clause, label.Span));

    private static LogisticTarget Of(LabelledText example, Vocabulary vocabulary, Func<LabelText, bool> isCarried)
    {
        var (truth, weight) = (new bool[2 * vocabulary.Count], new float[2 * vocabulary.Count]);
        weight.AsSpan().Fill(example.Weight);
        foreach (var side in Enum.GetValues<LabelSide>())
        {
            foreach (var label in example.Of(side))
            {
                truth[OutputOf(side, label.Dimension, vocabulary)] |= isCarried(label);
            }
        }

        foreach (var (side, dimension) in example.Disputed)
        {
            weight[OutputOf(side, dimension, vocabulary)] = 0;
        }

        return new LogisticTarget(truth, weight);
    }

    private static int OutputOf(LabelSide side, string dimension, Vocabulary vocabulary) =>
        vocabulary.IndexOf(dimension) + (side == LabelSide.For ? 0 : vocabulary.Count);

    private static bool Carries(string text, Token clause, string? span)
    {
        if (span is null || text.IndexOf(span, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var start))
        {
            return true;
        }

        var common = Math.Min(clause.End, start + span.Length) - Math.Max(clause.Start, start);
        return common > 0 && (common >= Share * span.Length || common >= Share * clause.Length);
    }
}
