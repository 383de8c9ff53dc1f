using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sample;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Evaluation.Significance;
using MLlm3Rec.Numerics;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Benchmarks;

/// <summary>
/// What perfect motives are worth on a sample: the planted ones, given as if a model had told them, beside what the built-in engine reads and beside
/// those of somebody else; 1 + 99 candidates.
/// </summary>
internal static class OracleVerb
{
    private static readonly Vocabulary Words = DefaultVocabulary.Instance;

    public static async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        var dataset = await SourceFolder.ReadAsync(folder, cancellationToken);
        var truths = (await SampleTruth.ReadAsync(Path.Combine(folder, SampleTruth.FileName), cancellationToken))
            .ToDictionary(truth => truth.User, StringComparer.Ordinal);
        var split = LeaveLastOut.Split(dataset);
        var candidates = CandidateSets.Sample(dataset, split, 99, Methods.Seed);
        int[] users = [.. Enumerable.Range(0, dataset.Users.Count).Where(user => split.Test[user] >= 0)];
        int[] others = [.. users];
        SplitMix64.Derive(Methods.Seed, 1).Shuffle(others.AsSpan());
        foreach (var named in new[] { "mar", "mar-dimensions" })
        {
            var mar = (AlignmentRecommender)await Methods.Of(named, dataset, split.Train, cancellationToken)
                .FitAsync(split.Train, split.Validation, cancellationToken);
            TargetRank[] Ranks(Func<int, AlignmentRecommender> by) => [.. users.Select(user =>
            {
                var scores = new float[dataset.Items.Count];
                by(user).Score(user, split.TestHistory(user), scores);
                return TargetRank.Among(scores, split.Test[user], candidates.Negatives(user));
            })];
            AlignmentRecommender Planted(int user, int whose) => mar.By(ModelProfileMotives.Of(
                Profile(truths[dataset.Users[whose].Value], split.TestHistory(user).Length), Words, split.TestHistory(user)));
            var shuffled = users.Zip(others).ToDictionary(pair => pair.First, pair => pair.Second);
            var compared = Comparison.Of(
                [
                    ("read", Ranks(_ => mar)),
                    ("planted", Ranks(user => Planted(user, user))),
                    ("shuffled", Ranks(user => Planted(user, shuffled[user]))),
                ],
                "read", [new HitRate(10), new Ndcg(10)], PairedTest.Wilcoxon, Methods.Seed, cancellationToken);
            foreach (var row in compared.Rows)
            {
                Console.WriteLine($"{named,-16} {row.Method,-9} {string.Join("  ", row.Cells.Select(Show))}");
            }
        }
    }

    private static string Show(ComparedCell cell) =>
        $"{cell.Mean.Mean:F4} [{cell.Mean.Low:F4} {cell.Mean.High:F4}]{(cell.Against is { } against ? $" p {against.Corrected:G2}" : "")}";

    /// <summary>Every motive rests on the latest choice.</summary>
    private static MotivationProfile Profile(SampleTruth truth, int length) => new()
    {
        User = new UserId(truth.User),
        Motives = [.. truth.Motives.Select(motive => new Motive(
            motive.Dimension, motive.Strength, "", Horizon.Lasting,
            [new Evidence(length - 1, new ItemId(""), new QuotedSpan(TextField.Title, 0, ""), 1)]))],
        Avoids = [],
        Confidence = 1,
        HistoryLength = length,
        Provenance = new Provenance("planted", "", Words.Version, ""),
    };
}
