using System.Diagnostics;
using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation;

/// <summary>Asks a method all questions and keeps the rank of every hidden item.</summary>
/// <remarks>
/// One scoring of the catalogue per user answers both protocols; where only candidates are ranked, a method that can scores those alone.
/// Blocks of users are shared out to threads and scored together, so that a method with matrix products to share needs one per block; answers
/// are written by place, so neither the number of threads nor the size of a block changes anything. Memory: threads × block × items, not users
/// × items. Everything the user has chosen before the hidden item counts as seen, also what a shortened history hides from the method.
/// </remarks>
public static class Evaluator
{
    /// <summary>Users scored together at most: enough for a product to pay, few enough for their scores to stay near the processor.</summary>
    private const int LargestBlock = 64;

    /// <param name="recommender">A fitted method.</param>
    /// <param name="questions">Asked as given; a block of users is a unit of work.</param>
    /// <param name="threads">Degree of parallelism.</param>
    /// <param name="cancellationToken">Checked between blocks of users.</param>
    public static UserRanks Ask(IRecommender recommender, EvaluationCases questions, int threads, CancellationToken cancellationToken)
    {
        var ranks = new RankCollector(questions);
        var users = ranks.Users;
        var items = questions.Split.Train.Items.Count;
        var started = Stopwatch.GetTimestamp();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        var block = Math.Clamp(users.Length / (4 * threads), 1, LargestBlock);
        Parallel.For(
            0, (users.Length + block - 1) / block, options, () => (Seen: new SeenItems(), Scores: new float[block * items]), (number, _, local) =>
        {
            var first = number * block;
            var asked = users.AsSpan(first, Math.Min(block, users.Length - first));
            if (questions.CandidatesOnly && recommender is ICandidateRecommender scorer)
            {
                for (var row = 0; row < asked.Length; row++)
                {
                    ScoreCandidates(scorer, questions, asked[row], local.Scores);
                    ranks.Write(first + row, local.Scores.AsSpan(0, items), local.Seen);
                }

                return local;
            }

            recommender.ScoreMany(asked, Histories(questions, asked), local.Scores.AsSpan(0, asked.Length * items));
            for (var row = 0; row < asked.Length; row++)
            {
                ranks.Write(first + row, local.Scores.AsSpan(row * items, items), local.Seen);
            }

            return local;
        }, _ => { });
        return ranks.Ranks(recommender.Method, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Writes the scores of a user's candidates to their places; nobody looks at the others.</summary>
    private static void ScoreCandidates(ICandidateRecommender scorer, EvaluationCases questions, int user, float[] scores)
    {
        int[] items = [questions.Split.Test[user], .. questions.Candidates!.Negatives(user)]; // CandidatesOnly needs them: RankCollector has looked.
        var own = new float[items.Length];
        scorer.ScoreAt(user, questions.Split.TestHistoryMemory(user, questions.Visible).Span, items, own);
        for (var place = 0; place < items.Length; place++)
        {
            scores[items[place]] = own[place];
        }
    }

    private static ReadOnlyMemory<Interaction>[] Histories(EvaluationCases questions, ReadOnlySpan<int> users)
    {
        var histories = new ReadOnlyMemory<Interaction>[users.Length];
        for (var row = 0; row < histories.Length; row++)
        {
            histories[row] = questions.Split.TestHistoryMemory(users[row], questions.Visible);
        }

        return histories;
    }
}
