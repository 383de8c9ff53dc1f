using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Evaluation.Significance;
using MLlm3Rec.Numerics;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Benchmarks;

/// <summary>
/// What motives, traits and dimensions are worth: the score without each of them, and with the motives of somebody else, against the whole score;
/// 1 + 99 candidates, paired.
/// </summary>
internal static class AblateVerb
{
    private const int Negatives = 99;
    private const string Whole = "mar";

    public static async Task RunAsync(string folder, string[] methods, CancellationToken cancellationToken)
    {
        var dataset = await SourceFolder.ReadAsync(folder, cancellationToken);
        var split = LeaveLastOut.Split(dataset);
        var candidates = CandidateSets.Sample(dataset, split, Negatives, Methods.Seed);
        int[] users = [.. Enumerable.Range(0, dataset.Users.Count).Where(user => split.Test[user] >= 0)];
        var ranks = new List<(string, TargetRank[])>();
        foreach (var named in methods.Length == 0 ? [Whole, "mar-no-mope", "mar-no-mote", "mar-no-dimensions", "mar-motives"] : methods)
        {
            var mar = (AlignmentRecommender)await Methods.Of(named, dataset, split.Train, cancellationToken)
                .FitAsync(split.Train, split.Validation, cancellationToken);
            ranks.Add((named, Ranks(_ => mar)));
            if (named is Whole or "mar-motives")
            {
                var strengths = StrengthsOfOthers(dataset, split, users, cancellationToken);
                ranks.Add(($"{named}, shuffled", Ranks(user => mar.Under(new Counterfactual { Strengths = strengths[user] }))));
            }
        }

        Console.WriteLine($"{dataset.Name}: {users.Length:N0} users, {dataset.Items.Count:N0} items, 1 + {Negatives}, seed {Methods.Seed}");
        foreach (var row in Comparison.Of(ranks, Whole, [new HitRate(10), new Ndcg(10)], PairedTest.Wilcoxon, Methods.Seed, cancellationToken).Rows)
        {
            Console.WriteLine($"{row.Method,-24} {string.Join("  ", row.Cells.Select(Show))}");
        }

        TargetRank[] Ranks(Func<int, AlignmentRecommender> by) => [.. users.AsParallel().AsOrdered().Select(user =>
        {
            int[] items = [split.Test[user], .. candidates.Negatives(user)];
            var (alone, scores) = (new float[items.Length], new float[dataset.Items.Count]);
            by(user).ScoreAt(user, split.TestHistory(user), items, alone);
            for (var place = 0; place < items.Length; place++)
            {
                scores[items[place]] = alone[place];
            }

            return TargetRank.Among(scores, split.Test[user], candidates.Negatives(user));
        })];
    }

    /// <summary>The strengths of every dimension that somebody else's history tells, by user.</summary>
    private static Dictionary<int, IReadOnlyDictionary<string, double>> StrengthsOfOthers(
        Dataset dataset, HoldOut split, int[] users, CancellationToken cancellationToken)
    {
        var extractor = Methods.Extractor(split.Train, cancellationToken);
        int[] others = [.. users];
        SplitMix64.Derive(Methods.Seed, 1).Shuffle(others.AsSpan());
        return users.Zip(others).ToDictionary(pair => pair.First, pair =>
        {
            var strengths = new float[extractor.Vocabulary.Count];
            extractor.Strengths(split.TestHistory(pair.Second), strengths);
            return (IReadOnlyDictionary<string, double>)DefaultVocabulary.Instance.Dimensions.Index()
                .ToDictionary(one => one.Item.Key, one => (double)strengths[one.Index]);
        });
    }

    private static string Show(ComparedCell cell) =>
        $"{cell.Mean.Mean:F4} [{cell.Mean.Low:F4} {cell.Mean.High:F4}]{(cell.Against is { } against ? $" p {against.Corrected:G2}" : "")}";
}
