using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Lists;
using MLlm3Rec.Experiments;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Refusals;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>From an evaluation's request to its questions, and from the answers to its report.</summary>
internal static class EvaluationQuestions
{
    private const string Headline = "HR@10";

    /// <summary>How much of each list is kept: as far as the deepest metric looks.</summary>
    public const int Depth = 20;

    public static async Task<EvaluationCases> OfAsync(EvaluateRequest request, EvaluationContext evaluation, CancellationToken cancellationToken)
    {
        if (request is { Repeats: RepeatRule.Anything, Protocol: Protocol.Sampled })
        {
            throw new RepeatsNotDrawnException();
        }

        var (source, split) = (evaluation.Hidden.Source, evaluation.Hidden.Split);
        var drawn = evaluation.Hidden.Users(request);
        CandidateSets? candidates = null;
        if (request.Protocol == Protocol.Sampled)
        {
            candidates = request.Cases is { } file
                ? await CaseFile.ReadAsync(file, source, split, cancellationToken)
                : CandidateSets.Sample(source, split, request.Negatives, request.Seed);

            // Users that a case file leaves out have no question.
            drawn = drawn.Where(user => !candidates.Negatives(user).IsEmpty);
        }

        int[] users = [.. drawn];
        return users.Length > 0
            ? new EvaluationCases
            {
                Split = split,
                Users = users,
                Candidates = candidates,
                CandidatesOnly = candidates is not null,
                Visible = request.History,
                MayRepeat = request.Repeats == RepeatRule.Anything,
                Depth = Depth,
            }
            : throw new NothingToMeasureException(source.Name);
    }

    public static MethodReport Report(
        EvaluateRequest request, UserRanks ranks, double fitSeconds, Dataset? train, CancellationToken cancellationToken)
    {
        var table = MetricTable.Of(ranks.Of(request.Protocol), MetricTable.Standard, request.Seed, cancellationToken);
        var metrics = table.Metrics.Zip(table.Means).ToDictionary(
            column => column.First.Name,
            column => new MetricReport(column.Second.Mean, column.Second.Low, column.Second.High));
        return new MethodReport(ranks.Method, metrics, new MethodSeconds(Math.Round(fitSeconds, 3), Math.Round(ranks.Seconds, 3)))
        {
            EqualShare = TargetRank.EqualShare(ranks.Of(request.Protocol)),
            Lists = train is not null && request.Protocol == Protocol.Full ? BeyondAccuracy.Of(ranks.Lists, depth: 10, train) : null,
        };
    }

    public static string InWords(MethodReport report)
    {
        var headline = report.Metrics[Headline];
        var words = $"{report.Name}: {Headline} {headline.Mean:F4} [{headline.Low:F4}, {headline.High:F4}]";
        return report.Cost is { } cost ? $"{words}, {cost.Users:N0} users, {cost.Rejected:N0} rejected, {cost.Usage.Calls:N0} calls" : words;
    }
}

internal sealed class RepeatsNotDrawnException() : RefusalException(
    "Candidates are drawn from what a user has not chosen: where anything may be proposed, rank among the whole catalogue.");

internal sealed class NothingToMeasureException(string dataset) : RefusalException(
    $"No user of \"{dataset}\" has a hidden choice to ask about: a history needs at least two choices, the last of them a new one that is rated as "
        + "asked for, and a case file must name the user.");
