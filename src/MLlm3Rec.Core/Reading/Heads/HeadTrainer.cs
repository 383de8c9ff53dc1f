using MLlm3Rec.Labels;
using MLlm3Rec.Numerics;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading.Heads;

/// <summary>Teaches heads and finds out by cross-validation what their numbers are worth: probabilities and thresholds come from texts that the
/// judging heads had not seen.</summary>
public static class HeadTrainer
{
    private const int Folds = 5;

    /// <param name="examples">Labelled texts whose clauses have vectors.</param>
    /// <param name="vocabulary">The dimensions.</param>
    /// <param name="vectors">Of all clauses.</param>
    /// <param name="options">How to learn.</param>
    /// <param name="seed">Deals the texts to folds.</param>
    /// <param name="cancellationToken">Checked between steps of learning.</param>
    public static HeadTraining Train(
        IReadOnlyList<LabelledText> examples, Vocabulary vocabulary, ClauseVectors vectors, HeadOptions options, int seed,
        CancellationToken cancellationToken)
    {
        var fold = Deal(examples.Count, seed);
        var judged = new HeadJudgement?[examples.Count];
        var inputs = new TextInput?[examples.Count];
        for (var held = 0; held < Folds; held++)
        {
            var taught = HeadLearner.Learn(
                [.. examples.Where((_, place) => fold[place] != held)], vocabulary, vectors, options, cancellationToken);
            var features = taught.FeaturesOf(vectors);
            foreach (var place in Enumerable.Range(0, examples.Count).Where(place => fold[place] == held))
            {
                inputs[place] = features.Of(TextPart.Prose(examples[place].Text));
                judged[place] = inputs[place] is { } input ? taught.Judge(input) : null;
            }
        }

        var outputs = 2 * vocabulary.Count;
        var calibration = new HeadCalibration[outputs];
        for (var output = 0; output < outputs; output++)
        {
            calibration[output] = HeadCalibrator.Of(Cells(examples, judged, vocabulary, output));
        }

        var heads = HeadLearner.Learn(examples, vocabulary, vectors, options, cancellationToken) with { Calibration = calibration };
        var predictions = examples.Select((example, place) => inputs[place] is { } input
            ? heads.Tell(input, judged[place]!).Predict(example, vocabulary) // Judged wherever it was looked at.
            : new LabelPrediction(example.Id, [], [], new Dictionary<string, string>())).ToArray();
        return new HeadTraining(heads, predictions, HeadCalibrator.Reliability(
            Enumerable.Range(0, vocabulary.Count).SelectMany(output =>
                Cells(examples, judged, vocabulary, output).Select(cell => (calibration[output].Probability(cell.Z), cell.Truth)))));
    }

    private static IEnumerable<HeadCell> Cells(
        IReadOnlyList<LabelledText> examples, HeadJudgement?[] judged, Vocabulary vocabulary, int output)
    {
        for (var place = 0; place < examples.Count; place++)
        {
            var (truth, weight) = ClauseTargets.OfText(examples[place], vocabulary);
            if (judged[place] is { } judgement && weight[output] > 0)
            {
                yield return new HeadCell(judgement.Raw[output], truth[output], weight[output]);
            }
        }
    }

    private static int[] Deal(int count, int seed)
    {
        var random = new SplitMix64((ulong)seed);
        var order = Enumerable.Range(0, count).Select(place => (place, key: random.NextDouble())).OrderBy(entry => entry.key).ToArray();
        var fold = new int[count];
        for (var rank = 0; rank < count; rank++)
        {
            fold[order[rank].place] = rank % Folds;
        }

        return fold;
    }
}

/// <summary>Heads, and what cross-validation says of them.</summary>
/// <param name="Heads">Taught from all examples.</param>
/// <param name="HeldOut">Per example, what heads say that had not seen it.</param>
/// <param name="Reliability">How often a probability came true.</param>
public sealed record HeadTraining(ReadingHeads Heads, IReadOnlyList<LabelPrediction> HeldOut, IReadOnlyList<ReliabilityBin> Reliability);

/// <summary>Cells whose probability lies in one tenth.</summary>
/// <param name="Told">Mean probability.</param>
/// <param name="True">Share that was labelled.</param>
/// <param name="Cells">How many.</param>
public sealed record ReliabilityBin(double Told, double True, int Cells);
