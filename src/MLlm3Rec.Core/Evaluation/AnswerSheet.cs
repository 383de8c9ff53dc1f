using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation.Lists;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation;

/// <summary>Where the answers of a block of users are written, each at its place, by as many threads as there are pens.</summary>
internal sealed class AnswerSheet
{
    private readonly QuestionSet questions;
    private readonly double[] full;
    private readonly double[] sampled;
    private readonly TopList[] lists;

    public AnswerSheet(QuestionSet questions)
    {
        this.questions = questions;
        Users = [.. questions.Users.Where(user => questions.Split.Test[user] >= 0)];
        full = new double[Users.Length];
        sampled = new double[questions.Candidates is null ? 0 : Users.Length];
        lists = new TopList[questions.Depth > 0 ? Users.Length : 0];
    }

    /// <summary>Those that have a question.</summary>
    public int[] Users { get; }

    /// <param name="place">Of the user in <see cref="Users"/>.</param>
    /// <param name="scores">One per item; left in disorder.</param>
    /// <param name="pen">Of this thread.</param>
    public void Write(int place, Span<float> scores, Pen pen)
    {
        var user = Users[place];
        var target = questions.Split.Test[user];
        var seen = pen.Distinct(questions.Split.TestHistory(user), except: target);
        full[place] = TargetRank.InCatalogue(scores, target, seen);
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

    /// <summary>Buffers of one thread.</summary>
    internal sealed class Pen
    {
        private readonly HashSet<int> distinct = [];
        private int[] seen = [];

        public ReadOnlySpan<int> Distinct(ReadOnlySpan<Interaction> history, int except)
        {
            distinct.Clear();
            foreach (var choice in history)
            {
                distinct.Add(choice.Item);
            }

            distinct.Remove(except);
            if (seen.Length < distinct.Count)
            {
                seen = new int[2 * distinct.Count];
            }

            distinct.CopyTo(seen);
            return seen.AsSpan(0, distinct.Count);
        }
    }
}
