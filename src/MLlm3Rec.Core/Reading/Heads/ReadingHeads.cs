using MLlm3Rec.Labels;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading.Heads;

/// <summary>What tells, per dimension of a vocabulary, whether a text gives that reason, says that the thing fails at it, or neither.</summary>
/// <remarks>
/// z = (1 − w) · max over clauses of the clause head + w · the whole text's head, with w = <see cref="HeadOptions.WholeText"/>; calibrated to a
/// probability per dimension and side. Taught by <see cref="HeadTrainer"/>.
/// </remarks>
public sealed record ReadingHeads
{
    /// <summary>A clause beside the most telling one is quoted with it if its z is at most so much less.</summary>
    private const float Nearly = 2.5f;

    /// <summary>At most so many clauses beside it.</summary>
    private const int MostBeside = 2;

    /// <summary>The dimensions, and the cues that are looked at.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>What they were before people changed the vocabulary; null where they are that themselves.</summary>
    public ReadingHeads? Origin { get; init; }

    /// <summary>Whose vectors they read.</summary>
    public required string Model { get; init; }

    public required HeadOptions Options { get; init; }

    /// <summary>Length of the vectors that they read.</summary>
    public int VectorSize => Mean.Length;

    /// <summary>Mean vector, taken off each.</summary>
    internal float[] Mean { get; init; } = [];

    /// <summary>Words and pairs that are looked at, with their numbers.</summary>
    internal IReadOnlyDictionary<string, int> Words { get; init; } = new Dictionary<string, int>();

    /// <summary>Judges clauses; outputs are all dimensions for, then all against.</summary>
    internal LogisticModel ByClause { get; init; } = LogisticModel.Empty(0, 0, 0);

    /// <summary>Judges whole texts.</summary>
    internal LogisticModel ByText { get; init; } = LogisticModel.Empty(0, 0, 0);

    /// <summary>Per output.</summary>
    internal HeadCalibration[] Calibration { get; init; } = [];

    /// <summary>Reads one text; null where none of its clauses has a vector.</summary>
    public LabelPrediction? Read(LabelledText text, ClauseVectors vectors) =>
        FeaturesOf(vectors).Of(TextPart.Prose(text.Text)) is { } input
            ? Tell(input, Judge(input)).Predict(text, Vocabulary)
            : null;

    /// <summary>The heads for another vocabulary, made of the <see cref="Origin"/>: dimensions with a known key keep theirs, cues that were changed
    /// are taken at their word, and new examples are learned from.</summary>
    /// <param name="vocabulary">The other one.</param>
    /// <param name="vectors">Of the clauses of its examples; an example without them teaches nothing.</param>
    /// <param name="cancellationToken">Checked between steps of learning.</param>
    public ReadingHeads With(Vocabulary vocabulary, ClauseVectors vectors, CancellationToken cancellationToken)
    {
        if (vocabulary.Version == Vocabulary.Version)
        {
            return this;
        }

        var origin = Origin ?? this;
        return vocabulary.Version == origin.Vocabulary.Version
            ? origin
            : HeadTeaching.Of(HeadMapping.Of(origin, vocabulary) with { Origin = origin }, vectors, cancellationToken);
    }

    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    public static ReadingHeads Load(Stream stream) => HeadFile.Read(stream);

    public void Save(Stream stream) => HeadFile.Write(this, stream);

    internal ClauseFeatures FeaturesOf(ClauseVectors vectors) =>
        new(Vocabulary, vectors, Mean, Words, Origin is null ? null : CueEdits.Of(Origin.Vocabulary, Vocabulary));

    internal HeadJudgement Judge(TextInput text)
    {
        var outputs = 2 * Vocabulary.Count;
        var (raw, clause, one, clauses) = (new float[outputs], new int[outputs], new float[outputs], new float[text.Inputs.Length * outputs]);
        raw.AsSpan().Fill(float.NegativeInfinity);
        for (var place = 0; place < text.Inputs.Length; place++)
        {
            ByClause.Judge(HeadLearner.Scaled(text.Inputs[place], Mean.Length, Options), one);
            CueEdits.HeedClause(text.Inputs[place].Said, Calibration, one);
            one.CopyTo(clauses, place * outputs);
            for (var output = 0; output < outputs; output++)
            {
                if (one[output] > raw[output])
                {
                    (raw[output], clause[output]) = (one[output], place);
                }
            }
        }

        var byClause = (float[])raw.Clone();
        ByText.Judge(HeadLearner.Scaled(text.Whole, Mean.Length, Options), one);
        for (var output = 0; output < outputs; output++)
        {
            raw[output] = (float)((1 - Options.WholeText) * raw[output] + Options.WholeText * one[output]);
        }

        CueEdits.HeedText(text.Whole.Said, Calibration, byClause, raw);
        return new HeadJudgement(raw, clause, clauses);
    }

    internal HeadReading Tell(TextInput input, HeadJudgement judgement) => new(
        [.. Enumerable.Range(0, Vocabulary.Count).Select(output => PlaceOf(input, judgement, output))],
        [.. Enumerable.Range(Vocabulary.Count, Vocabulary.Count).Select(output => PlaceOf(input, judgement, output))]);

    private HeadPlace PlaceOf(TextInput input, HeadJudgement judgement, int output)
    {
        var probability = Calibration[output].Probability(judgement.Raw[output]);
        var (first, last) = Around(input, judgement, output);
        var (part, place) = input.Clauses[first];
        return new HeadPlace(
            probability >= Calibration[output].Threshold, probability, part, new Token(place.Start, input.Clauses[last].Place.End - place.Start));
    }

    /// <summary>The most telling clause, with those beside it that tell nearly as much.</summary>
    private static (int First, int Last) Around(TextInput input, HeadJudgement judgement, int output)
    {
        var outputs = judgement.Raw.Length;
        var (first, last) = (judgement.Clause[output], judgement.Clause[output]);
        var least = judgement.ByClause[first * outputs + output] - Nearly;
        while (first > 0 && last - first < MostBeside && Joins(first - 1, first))
        {
            first--;
        }

        while (last + 1 < input.Clauses.Count && last - first < MostBeside && Joins(last + 1, last))
        {
            last++;
        }

        return (first, last);

        bool Joins(int other, int beside) =>
            input.Clauses[other].Part == input.Clauses[beside].Part && judgement.ByClause[other * outputs + output] >= least;
    }
}

/// <summary>What heads say of a text.</summary>
/// <param name="Raw">Per output, not calibrated.</param>
/// <param name="Clause">Per output, the clause that tells most.</param>
/// <param name="ByClause">[clauses × outputs]: z of the clause head.</param>
internal sealed record HeadJudgement(float[] Raw, int[] Clause, float[] ByClause);

/// <summary>p = 1 / (1 + e^−(Slope · z + Offset)); told from <paramref name="Threshold"/> on.</summary>
/// <remarks>Source: Platt 1999, "Probabilistic outputs for support vector machines".</remarks>
internal readonly record struct HeadCalibration(float Slope, float Offset, float Threshold)
{
    public float Probability(float z) => (float)(1 / (1 + Math.Exp(-(Slope * z + Offset))));

    /// <summary>The z of a probability inside (0, 1).</summary>
    public float ScoreOf(float probability) => (float)((Math.Log(probability / (1 - probability)) - Offset) / Slope);
}
