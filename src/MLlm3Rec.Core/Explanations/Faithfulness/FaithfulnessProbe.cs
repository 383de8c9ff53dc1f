using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Explanations.Faithfulness;

/// <summary>Does an explanation name what really carries a score? Takes away what it names, and as much drawn by lot, and compares the
/// drops.</summary>
/// <remarks>
/// For the item a person is proposed first: comprehensiveness = score − score without the choices named; sufficiency = score − score with nothing
/// but the choices named. Every score is computed anew. The order of choices is kept.
/// Source: DeYoung et al. 2020, "ERASER: a benchmark to evaluate rationalized NLP models", doi:10.18653/v1/2020.acl-main.408; scores in place of
/// probabilities are ours.
/// </remarks>
public sealed class FaithfulnessProbe(Explainer explainer, IRecommender recommender, Dataset dataset, FaithfulnessOptions options)
{
    /// <returns>Null for a history that is too short, or where nothing is proposed.</returns>
    public FaithfulnessCase? Measure(int user, ReadOnlyMemory<Interaction> history, CancellationToken cancellationToken)
    {
        if (history.Length < options.LeastChoices || TopN.Rank(recommender, dataset.Items.Count, user, history.Span, 1) is not [var top])
        {
            return null;
        }

        var question = new ExplanationRequest(user, history, top.Item);
        var explanation = explainer.Explain(recommender, question, cancellationToken);
        var size = Math.Max(1, (int)Math.Round(options.Share * history.Length));
        int[] named = [.. explanation.Choices.Take(size).Select(choice => choice.Position)];
        var random = SplitMix64.Derive(options.Seed, user);
        var (without, only) = (0.0, 0.0);
        for (var draw = 0; draw < options.Draws; draw++)
        {
            var drawn = Draw(ref random, history.Length, size);
            without += Drop(top.Score, question, drawn);
            only += Drop(top.Score, question, Others(drawn, history.Length));
        }

        var (namedTrait, drawnTrait) = Traits(explanation);
        return new FaithfulnessCase(
            Drop(top.Score, question, [.. Enumerable.Range(0, history.Length)]),
            Drop(top.Score, question, named), without / options.Draws,
            Drop(top.Score, question, Others(named, history.Length)), only / options.Draws,
            namedTrait, drawnTrait);
    }

    private double Drop(double score, ExplanationRequest question, int[] removed) =>
        score - ScoreOf(recommender, question, ExplanationRequest.Without(question.History, removed));

    private double ScoreOf(IRecommender scorer, ExplanationRequest question, ReadOnlyMemory<Interaction> history)
    {
        var scores = new float[dataset.Items.Count];
        scorer.Score(question.User, history.Span, scores);
        return float.IsNaN(scores[question.Item]) ? 0 : scores[question.Item];
    }

    /// <summary>The motive that is explained to count most against the mean over all motives that the item's text speaks of.</summary>
    private (double? Named, double? Drawn) Traits(Explanation explanation)
    {
        if (recommender is not AlignmentRecommender alignment || explanation.Traits is not [{ Contribution: > 0 } first, ..] traits)
        {
            return (null, null);
        }

        double DropOf(string dimension) => explanation.RankPosition.Score
            - ScoreOf(
                alignment.Under(new Counterfactual { Strengths = new Dictionary<string, double> { [dimension] = 0 } }),
                explanation.Question,
                explanation.Question.History);
        return (DropOf(first.Dimension), traits.Average(trait => DropOf(trait.Dimension)));
    }

    private static int[] Draw(ref SplitMix64 random, int length, int size)
    {
        int[] order = [.. Enumerable.Range(0, length)];
        random.Shuffle(order.AsSpan());
        return order[..size];
    }

    private static int[] Others(int[] kept, int length) => [.. Enumerable.Range(0, length).Where(position => !kept.Contains(position))];
}

/// <summary>How faithfulness is measured.</summary>
public sealed record FaithfulnessOptions
{
    /// <summary>Share of a history that is removed: a fifth, at least one choice.</summary>
    [Range(0.01, 0.9)]
    public double Share { get; init; } = 0.2;

    /// <summary>Random removals of the same size that are averaged per person.</summary>
    [Range(1, 1000)]
    public int Draws { get; init; } = 10;

    /// <summary>Shorter histories are left out: with two choices there is little to draw from.</summary>
    [Range(2, 1000)]
    public int LeastChoices { get; init; } = 4;

    public int Seed { get; init; } = 42;
}
