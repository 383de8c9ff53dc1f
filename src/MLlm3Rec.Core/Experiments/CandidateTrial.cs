using System.Runtime.CompilerServices;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Candidates;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Runs;

namespace MLlm3Rec.Experiments;

/// <summary>Asks a ranker of short lists the same frozen questions that every other method is asked: same users, same visible choices, same
/// candidates.</summary>
/// <remarks>
/// Profiles are read from the visible choices alone; traits are the built-in engine's, since reading the whole catalogue by a model would cost more
/// than all questions together. Candidates go in by item number, which means nothing. A list without a usable reply ties everything: the
/// question counts what chance reaches (<see cref="TargetRank"/>), and the user stays in the mean.
/// </remarks>
public sealed class CandidateTrial(BuiltInEngine engine, IProfileExtractor profiles, ICandidateRanker ranker, EvaluationCases questions)
{
    /// <param name="parallel">Users at once.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>One answer per user, in completion order. Ends early, after those under way, when the budget does.</returns>
    public async IAsyncEnumerable<TrialAnswer> AskAsync(int parallel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = questions.Users.Where(user => questions.Split.Test[user] >= 0);
        await foreach (var (_, answer) in InParallel.StreamAsync(asked, parallel, OneAsync, answer => answer.Stopped is null, cancellationToken))
        {
            yield return answer;
        }
    }

    private async Task<TrialAnswer> OneAsync(int user, CancellationToken cancellationToken)
    {
        var history = questions.Split.TestHistory(user, questions.Visible).ToArray();
        var profile = await profiles.ExtractAsync(engine.Dataset, engine.Dataset.Users[user], history, cancellationToken);
        if (profile is not Accepted<MotivationProfile> { Value: var motives })
        {
            return Without(user, profile, []);
        }

        var judged = await ranker.RankAsync(new CandidateQuestion
        {
            Dataset = engine.Dataset,
            User = user,
            History = history,
            Profile = motives,
            Candidates = [.. CandidatesOf(user).Order().Select(item => new Candidate(item, engine.Encoder.Encode(engine.Dataset, item)))],
        }, cancellationToken);
        return judged is Accepted<JudgedList> { Value: var list }
            ? new TrialAnswer(user, RankOf(user, list), [.. profile.Exchanges, .. judged.Exchanges])
            : Without(user, judged, profile.Exchanges);
    }

    private int[] CandidatesOf(int user)
    {
        var negatives = (
            questions.Candidates
                ?? throw new NotSupportedException("Methods that ask a model rank short lists only: use sampled candidates.")).Negatives(user);
        return [questions.Split.Test[user], .. negatives];
    }

    private TargetRank RankOf(int user, JudgedList list)
    {
        var scores = new float[engine.Dataset.Items.Count];
        scores.AsSpan().Fill(float.NaN);
        foreach (var candidate in list.Candidates)
        {
            scores[candidate.Item] = (float)candidate.Score;
        }

        return TargetRank.Among(scores, questions.Split.Test[user], questions.Candidates!.Negatives(user)); // CandidatesOf has looked.
    }

    private TrialAnswer Without<T>(int user, Answer<T> answer, IReadOnlyList<Exchange> before) => answer switch
    {
        NotAsked<T> stopped => new TrialAnswer(user, null, [.. before, .. stopped.Exchanges]) { Stopped = stopped.Reason },
        Rejected<T> rejected =>
            new TrialAnswer(user, RankOf(user, new JudgedList([])), [.. before, .. rejected.Exchanges]) { Rejected = rejected.Reasons },
        _ => throw new InvalidOperationException("An accepted answer has a value."),
    };
}

/// <param name="User">Index of the user.</param>
/// <param name="Rank">Of the hidden item; null where the budget ended first.</param>
/// <param name="Exchanges">All that was asked for this user.</param>
public sealed record TrialAnswer(int User, TargetRank? Rank, IReadOnlyList<Exchange> Exchanges)
{
    /// <summary>Why there is no usable reply, or null.</summary>
    public IReadOnlyList<string>? Rejected { get; init; }

    /// <summary>Why the user was not asked, or null.</summary>
    public string? Stopped { get; init; }
}
