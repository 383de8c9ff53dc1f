using System.Diagnostics;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Benchmarks;

/// <summary>
/// Methods on both protocols, with intervals, seconds and memory. A method may carry settings: "ials:confidence=1,epochs=15".
/// A number in place of a case file draws so many candidates with the seed; a folder keeps every user's rank, also with two visible choices.
/// </summary>
internal static class EvaluateVerb
{
    private const int Few = 2;

    public static async Task RunAsync(string folder, string cases, string[] methods, string? keep, CancellationToken cancellationToken)
    {
        var dataset = await SourceFolder.ReadAsync(folder, cancellationToken);
        var split = LeaveLastOut.Split(dataset);
        var questions = new EvaluationCases
        {
            Split = split,
            Users = [.. UserSample.Draw(dataset.Users.Count, count: null, Methods.Seed).Where(user => !split.IsRepeat(user))],
            Candidates = int.TryParse(cases, out var negatives)
                ? CandidateSets.Sample(dataset, split, negatives, Methods.Seed)
                : await CaseFile.ReadAsync(cases, dataset, split, cancellationToken),
        };
        Console.WriteLine(
            $"{dataset.Name}: {dataset.Users.Count:N0} users, {dataset.Items.Count:N0} items, {dataset.InteractionCount:N0} interactions, seed "
                + $"{Methods.Seed}");
        Console.WriteLine(
            "method               protocol  HR@5    HR@10 [95 %]           NDCG@10 [95 %]         MRR@10   fit s  fit cpu s  score s  peak MB");
        var sentences = methods.Contains(Methods.ByEncoder) ? await EncodedClauses.OfAsync(split.Train, cancellationToken) : null;
        foreach (var named in methods.Length == 0 ? ["random", "popularity", "item-knn", MethodCatalogue.Mar] : methods)
        {
            var algorithm = Methods.Of(named, dataset, split.Train, cancellationToken, sentences);
            var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var fitted = await TracedFit.RunAsync(algorithm, split.Train, named.EndsWith('!') ? [] : split.Validation, cancellationToken);
            var (fit, fitCpu) = (Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
            if (fitted is AlignmentRecommender alignment)
            {
                WeightsTable.Write(alignment);
            }

            var ranks = Evaluator.Ask(fitted, questions, threads: Environment.ProcessorCount, cancellationToken);
            if (keep is not null)
            {
                Keep(keep, named, ranks, "");
                Keep(
                    keep,
                    named,
                    Evaluator.Ask(fitted, questions with { Visible = Few }, threads: Environment.ProcessorCount, cancellationToken),
                    $"-{Few}");
            }

            foreach (var protocol in Enum.GetValues<Protocol>())
            {
                var table = MetricTable.Of(ranks.Of(protocol), MetricTable.Standard, Methods.Seed, cancellationToken);
                Console.WriteLine(
                    $"{named,-20} {protocol,-8}  {table["HR@5"].Mean:F4}  {Show(table["HR@10"])}  {Show(table["NDCG@10"])}  "
                        + $"{table["MRR@10"].Mean:F4}  {fit,6:F2}  {fitCpu,9:F2}  {ranks.Seconds,7:F2}  "
                        + $"{Process.GetCurrentProcess().PeakWorkingSet64 >> 20,7:N0}");
            }
        }
    }

    private static void Keep(string folder, string method, UserRanks ranks, string view)
    {
        KeptRanks.Write(folder, method, $"full{view}", ranks.Full);
        KeptRanks.Write(folder, method, $"sampled{view}", ranks.Sampled);
    }

    private static string Show(MeanInterval mean) => $"{mean.Mean:F4} [{mean.Low:F4} {mean.High:F4}]";
}
