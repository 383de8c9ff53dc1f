using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Numerics;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Benchmarks;

/// <summary>
/// Methods on items that nothing learned from: among 99 drawn items, as <c>evaluate --split cold-items --protocol sampled --negatives 99 --seed 7
/// --users 6000</c> asks, and among up to 99 that nothing learned from either.
/// </summary>
internal static class ColdVerb
{
    private const int Seed = 7;
    private const int Negatives = 99;
    private const int Users = 6_000;

    public static async Task RunAsync(string folder, string[] methods, CancellationToken cancellationToken)
    {
        var dataset = await SourceFolder.ReadAsync(folder, cancellationToken);
        var split = ColdItems.Split(dataset, ColdItems.DefaultShare, Seed);
        var users = UserSample.Draw(dataset.Users.Count, Users, Seed);
        var (any, cold) = (CandidateSets.Sample(dataset, split, Negatives, Seed), ColdNegatives(dataset, split));
        Console.WriteLine($"{dataset.Name}: {users.Count(user => split.Test[user] >= 0):N0} users, seed {Seed}");
        Console.WriteLine("method               among       HR@5    HR@10 [95 %]           NDCG@10 [95 %]");
        var sentences = methods.Contains(Methods.ByEncoder) ? await EncodedClauses.OfAsync(split.Train, cancellationToken) : null;
        foreach (var named in methods.Length == 0 ? UsualMethods.Of(SplitRule.ColdItems) : methods)
        {
            var algorithm = Methods.Of(named, dataset, split.Train, cancellationToken, sentences);
            var fitted = await TracedFit.RunAsync(algorithm, split.Train, split.Validation, cancellationToken);
            foreach (var (among, candidates) in new[] { ("any", any), ("cold", cold) })
            {
                var questions = new EvaluationCases { Split = split, Users = users, Candidates = candidates };
                var ranks = Evaluator.Ask(fitted, questions, Environment.ProcessorCount, cancellationToken);
                var table = MetricTable.Of(ranks.Sampled, MetricTable.Standard, Methods.Seed, cancellationToken);
                Console.WriteLine(
                    $"{named,-20} {among,-10}  {table["HR@5"].Mean:F4}  {Show(table["HR@10"])}  {Show(table["NDCG@10"])}");
            }
        }
    }

    private static CandidateSets ColdNegatives(Datasets.Dataset source, HoldOut split)
    {
        var isKnown = new bool[source.Items.Count];
        foreach (var choice in split.Train.Interactions)
        {
            isKnown[choice.Item] = true;
        }

        int[] cold = [.. Enumerable.Range(0, isKnown.Length).Where(item => !isKnown[item])];
        return new CandidateSets([.. Enumerable.Range(0, source.Users.Count).Select(user =>
        {
            var seen = source.History(user).ToArray().Select(choice => choice.Item).ToHashSet();
            var shuffled = (int[])cold.Clone();
            SplitMix64.Derive(Seed, user).Shuffle(shuffled.AsSpan());
            return split.Test[user] < 0 ? [] : shuffled.Where(item => !seen.Contains(item)).Take(Negatives).ToArray();
        })]);
    }

    private static string Show(MeanInterval mean) => $"{mean.Mean:F4} [{mean.Low:F4} {mean.High:F4}]";
}
