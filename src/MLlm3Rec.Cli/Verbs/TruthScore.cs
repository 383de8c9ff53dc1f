using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Datasets.Sample;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>Scores the stored profiles of a dataset against planted motives.</summary>
internal static class TruthScore
{
    public static async Task<ExtractionScore> OfAsync(Session session, DatasetSummary dataset, FileInfo file, CancellationToken cancellationToken)
    {
        var truths = (await SampleTruth.ReadAsync(file.FullName, cancellationToken)).ToDictionary(truth => truth.User, StringComparer.Ordinal);
        var pairs = new List<(MotivationProfile Profile, SampleTruth Truth)>();
        await foreach (var profile in session.Get<ProfileStore>().StreamAsync(dataset.Id, cancellationToken))
        {
            if (truths.TryGetValue(profile.User.Value, out var truth))
            {
                pairs.Add((profile, truth));
            }
        }

        return pairs.Count > 0
            ? ExtractionScore.Of(pairs, DefaultVocabulary.Instance)
            : throw new UsageException($"{file.Name} speaks of no user of \"{dataset.Name}\".");
    }

    public static string InWords(ExtractionScore score) =>
        $"Against the truth of {score.Users:N0} users, three strongest motives: precision {score.Precision:F3} (chance {score.ChancePrecision:F3}), "
        + $"recall {score.Recall:F3} (chance {score.ChanceRecall:F3}), rank correlation of strengths {score.StrengthCorrelation:F3}.";
}
