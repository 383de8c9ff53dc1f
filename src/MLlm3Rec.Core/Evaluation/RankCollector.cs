using MLlm3Rec.Evaluation.Lists;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation;

/// <summary>Where the ranks of all users are collected, each at its place, by as many threads as there are buffers.</summary>
internal sealed class RankCollector
{
    private readonly EvaluationCases questions;
    private readonly TargetRank[] full;
    private readonly TargetRank[] sampled;
    private readonly TopList[] lists;

    public RankCollector(EvaluationCases questions)
    {
        if (questions is { CandidatesOnly: true, Candidates: null })
        {
            throw new ArgumentException("To rank candidates only, there must be some.", nameof(questions));
        }

        this.questions = questions;
        Users = [.. questions.Users.Where(user => questions.Split.Test[user] >= 0)];
        full = new TargetRank[questions.CandidatesOnly ? 0 : Users.Length];
        sampled = new TargetRank[questions.Candidates is null ? 0 : Users.Length];
        lists = new TopList[questions.Depth > 0 ? Users.Length : 0];
    }

    /// <summary>Those that have a question.</summary>
    public int[] Users { get; }

    /// <param name="place">Of the user in <see cref="Users"/>.</param>
    /// <param name="scores">One per item; left in disorder.</param>
    /// <param name="buffer">Of this thread.</param>
    public void Write(int place, Span<float> scores, SeenItems buffer)
    {
        var user = Users[place];
        var target = questions.Split.Test[user];
        ReadOnlySpan<int> seen = questions.MayRepeat ? [] : buffer.Of(questions.Split.ChosenBefore(user), except: target);
        if (!questions.CandidatesOnly)
        {
            full[place] = TargetRank.InCatalogue(scores, target, seen);
        }

        if (questions.Candidates is { } candidates)
        {
            sampled[place] = TargetRank.Among(scores, target, candidates.Negatives(user));
        }

        if (questions.Depth > 0)
        {
            lists[place] = questions.Candidates is null
                ? TopList.OfCatalogue(scores, target, full[place], seen, questions.Depth)
                : TopList.Among(scores, target, sampled[place], questions.Candidates.Negatives(user), questions.Depth);
        }
    }

    public UserRanks Ranks(string method, double seconds) => new(method, Users, full, sampled, seconds) { Lists = lists };
}
