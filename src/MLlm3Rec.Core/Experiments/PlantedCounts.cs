using MLlm3Rec.Datasets.Sample;
using MLlm3Rec.Profiles;

namespace MLlm3Rec.Experiments;

/// <summary>
/// What a profile scores on average against the truths of everybody else. Precision and recall are sums over answers, so counting how often each
/// dimension is planted, and asked for, among people with the same number of questions gives the mean exactly, without pairing all with all.
/// </summary>
internal sealed class PlantedCounts
{
    private readonly int people;
    private readonly Dictionary<int, int> byAsked = [];
    private readonly Dictionary<(int Asked, string Dimension), int> planted = [];
    private readonly Dictionary<(int Asked, string Dimension), int> questions = [];

    public PlantedCounts(IEnumerable<SampleTruth> truths)
    {
        foreach (var truth in truths)
        {
            var asked = ExtractionScore.Asked(truth);
            people++;
            byAsked[asked] = byAsked.GetValueOrDefault(asked) + 1;
            Count(planted, asked, truth.Motives.Select(motive => motive.Dimension));
            Count(questions, asked, ExtractionScore.Questions(truth));
        }
    }

    /// <summary>Mean precision and recall of a profile against all truths but its own; 0 where there is no other.</summary>
    public (double Precision, double Recall) MeanHit(MotivationProfile profile, SampleTruth own)
    {
        var (precision, recall) = (0.0, 0.0);
        foreach (var asked in byAsked.Keys)
        {
            var isOwn = asked == ExtractionScore.Asked(own);
            var answers = profile.Motives.Take(asked).Select(motive => motive.Dimension).ToArray();
            var hits = answers.Sum(answer => planted.GetValueOrDefault((asked, answer)));
            var found = answers.Sum(answer => questions.GetValueOrDefault((asked, answer)));
            hits -= isOwn ? answers.Count(answer => own.Motives.Any(motive => motive.Dimension == answer)) : 0;
            found -= isOwn ? ExtractionScore.Questions(own).Count(answers.Contains) : 0;
            precision += answers.Length == 0 ? 0 : (double)hits / answers.Length;
            recall += (double)found / asked;
        }

        return people == 1 ? (0, 0) : (precision / (people - 1), recall / (people - 1));
    }

    private static void Count(Dictionary<(int Asked, string Dimension), int> counts, int asked, IEnumerable<string> dimensions)
    {
        foreach (var dimension in dimensions)
        {
            counts[(asked, dimension)] = counts.GetValueOrDefault((asked, dimension)) + 1;
        }
    }
}
