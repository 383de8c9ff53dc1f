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
        var sheet = new AnswerSheet(questions);
        var started = Stopwatch.GetTimestamp();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, sheet.Users.Length, options, () => (Pen: new AnswerSheet.Pen(), Scores: new float[split.Train.Items.Count]), (place, _, local) =>
        {
            var user = sheet.Users[place];
            recommender.Score(user, split.TestHistory(user, questions.Visible), local.Scores);
            sheet.Write(place, local.Scores, local.Pen);
            return local;
        }, _ => { });
        return sheet.Ranks(recommender.Method, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
