using MLlm3Rec.Datasets.Sample;
using MLlm3Rec.Profiles;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Experiments;

/// <summary>How well extracted profiles find planted motives.</summary>
/// <remarks>
/// For a person with p planted motives, k = min(3, p). The profile's first k motives are its answer; the k strongest planted motives are the
/// question.
/// precision = answers that were planted (at any strength) / answers given; recall = questions among the answers / k. A profile without motives
/// scores 0 in both.
/// strength correlation = Spearman's ρ between extracted and planted strengths over all dimensions of the vocabulary, 0 where a motive is absent,
/// ties at their mean rank. All three are means over people. Chance is exact, not guessed: what the same profiles score when every person's truth is
/// replaced by everybody else's in turn, which keeps how often each dimension is planted and how often it is extracted.
/// </remarks>
public sealed record ExtractionScore(
    int Users, double Precision, double Recall, double StrengthCorrelation, double ChancePrecision, double ChanceRecall)
{
    /// <summary>The most motives per person that are asked for.</summary>
    public const int Strongest = 3;

    /// <param name="pairs">Each person's profile and truth.</param>
    /// <param name="vocabulary">The dimensions that the correlation runs over.</param>
    public static ExtractionScore Of(IReadOnlyList<(MotivationProfile Profile, SampleTruth Truth)> pairs, Vocabulary vocabulary)
    {
        ArgumentOutOfRangeException.ThrowIfZero(pairs.Count);
        var hits = pairs.Select(pair => Hit(pair.Profile, pair.Truth)).ToArray();
        var planted = new PlantedCounts(pairs.Select(pair => pair.Truth));
        var chance = pairs.Select(pair => planted.MeanHit(pair.Profile, pair.Truth)).ToArray();
        return new ExtractionScore(
            pairs.Count,
            hits.Average(hit => hit.Precision),
            hits.Average(hit => hit.Recall),
            pairs.Average(pair => Correlation(pair.Profile, pair.Truth, vocabulary)),
            chance.Average(hit => hit.Precision),
            chance.Average(hit => hit.Recall));
    }

    /// <summary>How many motives of a person are asked for.</summary>
    internal static int Asked(SampleTruth truth) => Math.Min(Strongest, truth.Motives.Count);

    /// <summary>The motives of a person that are asked for.</summary>
    internal static IEnumerable<string> Questions(SampleTruth truth) =>
        truth.Motives.OrderByDescending(motive => motive.Strength).Take(Asked(truth)).Select(motive => motive.Dimension);

    private static (double Precision, double Recall) Hit(MotivationProfile profile, SampleTruth truth)
    {
        var answers = profile.Motives.Take(Asked(truth)).Select(motive => motive.Dimension).ToArray();
        var planted = answers.Count(answer => truth.Motives.Any(motive => motive.Dimension == answer));
        var found = Questions(truth).Count(answers.Contains);
        return (answers.Length == 0 ? 0 : (double)planted / answers.Length, (double)found / Asked(truth));
    }

    private static double Correlation(MotivationProfile profile, SampleTruth truth, Vocabulary vocabulary)
    {
        var keys = vocabulary.Dimensions.Select(dimension => dimension.Key).ToArray();
        var extracted = keys.Select(key => profile.Motives.FirstOrDefault(motive => motive.Dimension == key)?.Strength ?? 0).ToArray();
        var planted = keys.Select(key => truth.Motives.FirstOrDefault(motive => motive.Dimension == key)?.Strength ?? 0).ToArray();
        return RankCorrelation.Of(extracted, planted);
    }
}
