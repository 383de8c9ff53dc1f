using System.Diagnostics;
using MLlm3Rec.Ranking;

namespace MLlm3Rec.Evaluation;

/// <summary>Asks a method all questions and keeps the rank of every hidden item.</summary>
/// <remarks>
/// One scoring of the catalogue per user answers both protocols. Users are shared out to threads, each with one row of scores;
/// answers are written by place, so the number of threads changes nothing. Memory: threads × items, not users × items.
/// Everything the user has chosen before the hidden item counts as seen, also what a shortened history hides from the method.
/// </remarks>
public static class Evaluator
{
    /// <param name="recommender">A fitted method.</param>
    /// <param name="questions">Asked as given; a block of users is a unit of work.</param>
    /// <param name="threads">Degree of parallelism.</param>
    /// <param name="cancellationToken">Checked between users.</param>
    public static UserRanks Ask(IRecommender recommender, QuestionSet questions, int threads, CancellationToken cancellationToken)
    {
        var split = questions.Split;
        var items = split.Train.Items.Count;
        int[] users = [.. questions.Users.Where(user => split.Test[user] >= 0)];
        var full = new double[users.Length];
        var sampled = new double[questions.Candidates is null ? 0 : users.Length];
        var started = Stopwatch.GetTimestamp();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, users.Length, options, () => new Scratch(items), (place, _, scratch) =>
        {
            var user = users[place];
            var target = split.Test[user];
            recommender.Score(user, split.TestHistory(user, questions.Visible), scratch.Scores);
            full[place] = TargetRank.InCatalogue(scratch.Scores, target, scratch.Distinct(split.TestHistory(user)));
            if (questions.Candidates is { } candidates)
            {
                sampled[place] = TargetRank.Among(scratch.Scores, target, candidates.Negatives(user));
            }

            return scratch;
        }, _ => { });
        return new UserRanks(recommender.Method, users, full, sampled, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private sealed class Scratch(int items)
    {
        private readonly HashSet<int> distinct = [];
        private int[] seen = [];

        public float[] Scores { get; } = new float[items];

        public ReadOnlySpan<int> Distinct(ReadOnlySpan<Datasets.Interaction> history)
        {
            distinct.Clear();
            foreach (var choice in history)
            {
                distinct.Add(choice.Item);
            }

            if (seen.Length < distinct.Count)
            {
                seen = new int[2 * distinct.Count];
            }

            distinct.CopyTo(seen);
            return seen.AsSpan(0, distinct.Count);
        }
    }
}
