using MLlm3Rec.Language.Replies;

namespace MLlm3Rec.Language.Ranking;

/// <summary>Checks replies that rank or judge: every candidate exactly once, none invented, scores in range, only dimensions that exist.</summary>
internal sealed class RankingReader(IReadOnlyList<string> dimensions)
{
    private const int HighestScore = 100;

    public RankingReply? Ranking(string text, int candidates, List<string> faults)
    {
        if (ReplyJson.Parse<RankingReply>(text, faults) is not { } reply)
        {
            return null;
        }

        var numbers = reply.Ranking.Select(place => place.Candidate).ToArray();
        Tell(
            numbers.Where(number => number < 1 || number > candidates).Distinct(),
            $"There is no candidate {{0}}; they go from 1 to {candidates}.",
            faults);
        Tell(
            numbers.GroupBy(number => number).Where(group => group.Count() > 1).Select(group => group.Key),
            "Candidate {0} is ranked more than once.",
            faults);
        Tell(Enumerable.Range(1, candidates).Except(numbers), "Candidate {0} is not ranked.", faults);
        foreach (var place in reply.Ranking)
        {
            Check(place.Motive, place.Trait, place.Reason, $"Candidate {place.Candidate}", faults);
        }

        return reply;
    }

    public FitReply? Fit(string text, List<string> faults)
    {
        if (ReplyJson.Parse<FitReply>(text, faults) is not { } reply)
        {
            return null;
        }

        if (reply.Score is < 0 or > HighestScore)
        {
            faults.Add($"score is {reply.Score}, not between 0 and {HighestScore}.");
        }

        Check(reply.Motive, reply.Trait, reply.Reason, "The reply", faults);
        return reply;
    }

    public void Check(string? motive, string? trait, string reason, string what, List<string> faults)
    {
        faults.Dimensions(motive is null ? [] : [motive], dimensions, $"{what}: motive");
        faults.Dimensions(trait is null ? [] : [trait], dimensions, $"{what}: trait");
        faults.Sentence(reason, $"{what}: reason");
    }

    private static void Tell(IEnumerable<int> numbers, string words, List<string> faults) =>
        faults.AddRange(numbers.Select(number => words.Replace("{0}", $"{number}", StringComparison.Ordinal)));
}

/// <summary>A reply to the prompt "ranking", as it stands in JSON.</summary>
internal sealed record RankingReply(IReadOnlyList<RankingReply.Place> Ranking)
{
    internal sealed record Place(int Candidate, [property: Dimension] string? Motive, [property: Dimension] string? Trait, string Reason);
}

/// <summary>A reply to the prompt "fit".</summary>
internal sealed record FitReply(int Score, [property: Dimension] string? Motive, [property: Dimension] string? Trait, string Reason);

/// <summary>A reply to the prompt "check".</summary>
internal sealed record CheckReply(bool Holds, string Fault);
