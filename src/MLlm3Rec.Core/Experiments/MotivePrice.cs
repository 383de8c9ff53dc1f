using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Evaluation.Significance;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Experiments;

/// <summary>What it costs in hits to let motives weigh more than was learned: NDCG@10 of every step, on the same people.</summary>
/// <param name="Comparison">One row per step of <see cref="MotiveWeight.Steps"/>, all held against what was learned.</param>
/// <remarks>
/// The questions are those of the test split: each person's last choice, unless they had made it before, among
/// the whole catalogue less what they chose before. Weights were
/// learned on validation choices, so the test has shaped none of them. Motives are those that the built-in engine reads. A difference is called
/// one by <see cref="Against.IsClear"/>: the paired interval of the difference leaves out 0, and p over the same resamples, corrected by Holm for
/// all steps, is below .05.
/// </remarks>
public sealed record MotivePrice(Comparison Comparison)
{
    /// <summary>So many people tell a hundredth of NDCG from chance, and are ranked in seconds.</summary>
    public const int MostPeople = 500;

    /// <summary>How many people were asked about.</summary>
    public int Users => Comparison.Users;

    /// <summary>How a step did; its <see cref="ComparedCell.Against"/> is null for what was learned.</summary>
    public ComparedCell Of(MotiveWeight weight) => Comparison.Rows.Single(row => row.Method == weight.Key).Cells[0];

    /// <summary>Ranks at every step for people drawn by the seed; nothing is fitted again. Takes seconds: call it off the caller's thread.</summary>
    /// <param name="learned">As learned, on the split's train part.</param>
    /// <param name="split">Whose hidden choices are asked for.</param>
    /// <param name="people">At most so many.</param>
    /// <param name="seed">Of the draw and of the resamples.</param>
    /// <param name="cancellationToken">Checked between blocks of people and between resamples.</param>
    public static MotivePrice Measure(AlignmentRecommender learned, HoldOut split, int people, int seed, CancellationToken cancellationToken)
    {
        int[] asked = [.. Enumerable.Range(0, split.Test.Count).Where(user => split.Test[user] >= 0 && !split.IsRepeat(user))];
        var cases = new EvaluationCases
        {
            Split = split,
            Users = [.. UserSample.Draw(asked.Length, people, seed).Select(place => asked[place])],
        };
        var answers = MotiveWeight.Steps.Select(step =>
            (step.Key, Evaluator.Ask(learned.Weigh(step), cases, Environment.ProcessorCount, cancellationToken).Full));
        return new MotivePrice(Comparison.Of(
            [.. answers], MotiveWeight.AsLearned.Key, [new Ndcg(10)], PairedTest.Bootstrap, seed, cancellationToken));
    }
}
