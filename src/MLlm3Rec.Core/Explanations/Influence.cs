using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Explanations;

/// <summary>For a ranker that is no sum of parts: what each choice is worth, by leaving it out.</summary>
internal static class Influence
{
    /// <summary>Only so many of the latest choices are left out in turn; each costs a computation over the whole catalogue.</summary>
    private const int Latest = 100;

    public static IReadOnlyList<ChoiceWeight> Of(
        IRecommender recommender, Dataset dataset, ExplanationRequest question, RankPosition standing, CancellationToken cancellationToken)
    {
        var from = Math.Max(0, question.History.Length - Latest);
        var weights = new ChoiceWeight[question.History.Length - from];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, weights.Length, parallel, () => new float[dataset.Items.Count], (place, _, scores) =>
        {
            recommender.Score(question.User, ExplanationRequest.Without(question.History, [from + place]).Span, scores);
            var lost = standing.Score - scores[question.Item];
            weights[place] = new ChoiceWeight(from + place, double.IsNaN(lost) ? 0 : lost);
            return scores;
        }, _ => { });
        return [.. weights.OrderByDescending(choice => choice.Amount).ThenByDescending(choice => choice.Position)];
    }
}

/// <summary>How much one earlier choice counts for a score.</summary>
/// <param name="Position">In the history, from 0.</param>
/// <param name="Amount">In units of the score; below 0 for a choice that speaks against the item.</param>
public readonly record struct ChoiceWeight(int Position, double Amount);

/// <summary>What the weights of choices mean.</summary>
public enum WeightKind
{
    /// <summary>Each part of the score is shared out among the choices it rests on; the weights and what rests on no choice sum to the
    /// score.</summary>
    Shared,

    /// <summary>What the score loses when this one choice is left out. Such weights do not sum to the score.</summary>
    LeftOut,
}
