using System.Text;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Numerics;
using MLlm3Rec.Ranking.Candidates;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Ranking;

/// <summary>Orders all candidates by asking for the whole list at once (MAR in the paper, in the form that its followers describe).</summary>
/// <remarks>
/// score = 1 − (mean rank − 1) / (candidates − 1), in [0, 1], the mean taken over differently shuffled orders against a liking for places.
/// More candidates than one question holds are asked in parts; the best of each part meet again, the others follow by their place in their part and
/// share ranks where these are equal. Candidates are shuffled by the seed and the user before a model sees them.
/// </remarks>
internal sealed class ListwiseRanker(Asker asker, Vocabulary vocabulary, JudgeOptions options, ReasonChecker checker) : ICandidateRanker
{
    /// <summary>Latest choices shown beside the motives.</summary>
    public const int ChoicesShown = 10;

    private readonly Prompt prompt = asker.Prompts["ranking"];
    private readonly ReplyForm form = ReplySchema.Of<RankingReply>("ranking", VocabularyText.KeysOf(vocabulary));
    private readonly RankingReader reader = new(VocabularyText.KeysOf(vocabulary));
    private readonly SignalScales scales = new();

    public string Method => $"mar-llm-listwise@{asker.Connection.Name}";

    public async Task<Answer<JudgedList>> RankAsync(CandidateQuestion question, CancellationToken cancellationToken)
    {
        if (question.Candidates.Count == 0)
        {
            return new Accepted<JudgedList>(new JudgedList([]));
        }

        var shared = new Dictionary<string, string>
        {
            ["motives"] = MotivesText.OfProfile(question.Profile),
            ["history"] = HistoryText.Of(question.Dataset, scales.Of(question.Dataset), Latest(question).Span, withReviews: false),
        };
        var orders = await Task.WhenAll(Enumerable.Range(0, options.Orders)
            .Select(order => OrderAsync(question, shared, Shuffled(question, order), order, cancellationToken)));
        var exchanges = orders.SelectMany(order => order.Exchanges).ToList();
        if (orders.FirstOrDefault(order => order is not Accepted<IReadOnlyList<Placed>>) is { } failed)
        {
            return failed.Without<IReadOnlyList<Placed>, JudgedList>(exchanges);
        }

        var judged = Mean([.. orders.Cast<Accepted<IReadOnlyList<Placed>>>().Select(order => order.Value)]);
        return await checker.CheckAsync(question, judged, exchanges, cancellationToken);
    }

    internal static ReadOnlyMemory<Datasets.Interaction> Latest(CandidateQuestion question) =>
        question.History.Length > ChoicesShown ? question.History[^ChoicesShown..] : question.History;

    private Candidate[] Shuffled(CandidateQuestion question, int order)
    {
        Candidate[] shuffled = [.. question.Candidates.OrderBy(candidate => candidate.Item)];
        SplitMix64.Derive(options.Seed + order, question.User).Shuffle(shuffled.AsSpan());
        return shuffled;
    }

    /// <summary>One order of all candidates; larger lists in parts.</summary>
    private async Task<Answer<IReadOnlyList<Placed>>> OrderAsync(
        CandidateQuestion question, Dictionary<string, string> shared, Candidate[] candidates, int order, CancellationToken cancellationToken)
    {
        if (candidates.Length <= options.ListSize)
        {
            return await AskAsync(question, shared, candidates, order, cancellationToken);
        }

        var count = (candidates.Length + options.ListSize - 1) / options.ListSize;
        var parts = await Task.WhenAll(candidates.Chunk((candidates.Length + count - 1) / count)
            .Select(part => AskAsync(question, shared, part, order, cancellationToken)));
        var exchanges = parts.SelectMany(part => part.Exchanges).ToList();
        if (parts.FirstOrDefault(part => part is not Accepted<IReadOnlyList<Placed>>) is { } failed)
        {
            return failed.Without<IReadOnlyList<Placed>, IReadOnlyList<Placed>>(exchanges);
        }

        var placed = parts.Cast<Accepted<IReadOnlyList<Placed>>>().SelectMany(part => part.Value).ToArray();
        var winners = Math.Max(1, options.ListSize / parts.Length);
        var final = await OrderAsync(
            question, shared, [.. placed.Where(one => one.Rank <= winners).Select(one => one.Candidate)], order, cancellationToken);
        exchanges.AddRange(final.Exchanges);
        return final is Accepted<IReadOnlyList<Placed>> best
            ? new Accepted<IReadOnlyList<Placed>>([.. best.Value, .. Behind(best.Value.Count, placed.Where(one => one.Rank > winners))], exchanges)
            : final.Without<IReadOnlyList<Placed>, IReadOnlyList<Placed>>(exchanges);
    }

    private async Task<Answer<IReadOnlyList<Placed>>> AskAsync(
        CandidateQuestion question, Dictionary<string, string> shared, Candidate[] candidates, int order, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        for (var place = 0; place < candidates.Length; place++)
        {
            MotivesText.AppendCandidate(text, place + 1, question.Dataset.Items[candidates[place].Item], candidates[place].Traits);
        }

        var values = new Dictionary<string, string>(shared)
        {
            ["candidates"] = Fence.Around("candidates", text.ToString().TrimEnd('\n')),
            ["count"] = $"{candidates.Length}",
        };
        var answer = await asker.AskAsync(
            PromptRequest.Of(prompt, values, form),
            (reply, faults) => reader.Ranking(reply, candidates.Length, faults),
            cancellationToken);
        return answer is Accepted<RankingReply> ranked
            ? new Accepted<IReadOnlyList<Placed>>(
                [.. ranked.Value.Ranking.Select((place, rank) => new Placed(candidates[place.Candidate - 1], rank + 1, place))], ranked.Exchanges)
            : answer.Without<RankingReply, IReadOnlyList<Placed>>(answer.Exchanges);
    }

    /// <summary>Places behind the first <paramref name="before"/>; equal places in different parts share their mean rank.</summary>
    private static IEnumerable<Placed> Behind(int before, IEnumerable<Placed> rest)
    {
        foreach (var group in rest.GroupBy(one => one.Rank).OrderBy(group => group.Key))
        {
            var tied = group.ToArray();
            foreach (var one in tied)
            {
                yield return one with { Rank = before + (tied.Length + 1) / 2.0 };
            }

            before += tied.Length;
        }
    }

    private static JudgedList Mean(IReadOnlyList<IReadOnlyList<Placed>> orders)
    {
        var last = Math.Max(1, orders[0].Count - 1);
        var first = orders[0].ToDictionary(placed => placed.Candidate.Item);
        return JudgedList.Of(orders.SelectMany(order => order).GroupBy(placed => placed.Candidate.Item).Select(item => new JudgedCandidate(
            item.Key,
            1 - (item.Average(placed => placed.Rank) - 1) / last,
            first[item.Key].Judgement.Reason.Trim(),
            first[item.Key].Judgement.Motive,
            first[item.Key].Judgement.Trait)));
    }

    /// <param name="Candidate">Who.</param>
    /// <param name="Rank">From 1; halves where places are shared.</param>
    /// <param name="Judgement">What the model said of it.</param>
    private sealed record Placed(Candidate Candidate, double Rank, RankingReply.Place Judgement);
}
