using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading.Heads;

/// <summary>Teaches heads the examples that people gave to dimensions, without the texts that the heads were taught with: weights move no further
/// than the examples ask for.</summary>
/// <remarks>
/// The least of Σ <see cref="Weight"/> · log(1 + e^∓z) + ½ Σ (W − W₀)² over the examples, W₀ the heads' weights; biases stay. An example
/// speaks of its own dimension alone. Of a sentence with several clauses the one that carries it is the one that carries it most before; what it
/// must not say, no clause may.
/// </remarks>
internal static class HeadTeaching
{
    /// <summary>What one example counts beside the belief in the weights.</summary>
    private const float Weight = 2;

    private const int Steps = 40;

    public static ReadingHeads Of(ReadingHeads heads, ClauseVectors vectors, CancellationToken cancellationToken)
    {
        var features = heads.FeaturesOf(vectors);
        var (clauses, texts) = (new Lesson(), new Lesson());
        foreach (var (dimension, sentence, side) in Examples(heads))
        {
            if (features.Of(TextPart.Prose(sentence)) is { } input)
            {
                texts.Add(heads, input.Whole, Target(heads, dimension, side, carries: true));
                var carrying = Carrying(heads, heads.Judge(input), dimension, side);
                for (var place = 0; place < input.Inputs.Length; place++)
                {
                    clauses.Add(heads, input.Inputs[place], Target(heads, dimension, side, place == carrying));
                }
            }
        }

        return texts.Inputs.Count == 0
            ? heads
            : heads with { ByClause = clauses.Learn(heads.ByClause, cancellationToken), ByText = texts.Learn(heads.ByText, cancellationToken) };
    }

    /// <summary>Those that the origin was not taught; true for, false against, null neither.</summary>
    private static IEnumerable<(int Dimension, string Sentence, bool? Side)> Examples(ReadingHeads heads)
    {
        for (var place = 0; place < heads.Vocabulary.Count; place++)
        {
            var dimension = heads.Vocabulary.Dimensions[place];
            var known = heads.Origin?.Vocabulary.Dimensions.FirstOrDefault(old => old.Key == dimension.Key)?.ExamplesOrNone ?? DimensionExamples.None;
            foreach (var sentence in dimension.ExamplesOrNone.For.Except(known.For))
            {
                yield return (place, sentence, true);
            }

            foreach (var sentence in dimension.ExamplesOrNone.Against.Except(known.Against))
            {
                yield return (place, sentence, false);
            }

            foreach (var sentence in dimension.ExamplesOrNone.Neither.Except(known.Neither))
            {
                yield return (place, sentence, null);
            }
        }
    }

    private static int Carrying(ReadingHeads heads, HeadJudgement judgement, int dimension, bool? side) =>
        judgement.Clause[side is false ? heads.Vocabulary.Count + dimension : dimension];

    private static LogisticTarget Target(ReadingHeads heads, int dimension, bool? side, bool carries)
    {
        var count = heads.Vocabulary.Count;
        var (truth, weight) = (new bool[2 * count], new float[2 * count]);
        (truth[dimension], truth[count + dimension]) = (side is true, side is false);
        weight[dimension] = side is true && !carries ? 0 : Weight;
        weight[count + dimension] = side is false && !carries ? 0 : Weight;
        return new LogisticTarget(truth, weight);
    }

    private sealed class Lesson
    {
        private readonly List<LogisticTarget> targets = [];

        public List<LogisticInput> Inputs { get; } = [];

        public void Add(ReadingHeads heads, in ClauseInput input, LogisticTarget target)
        {
            Inputs.Add(HeadLearner.Scaled(input, heads.Mean.Length, heads.Options));
            targets.Add(target);
        }

        public LogisticModel Learn(LogisticModel start, CancellationToken cancellationToken) =>
            LogisticModel.Learn(start, [.. Inputs], [.. targets], Steps, cancellationToken, biasesAreFree: false);
    }
}
