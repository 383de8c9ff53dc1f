using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Evaluation.Significance;
using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Web.Words;

public sealed class MotiveWeightWordsTests
{
    [Fact]
    public void Price_ClearlyLower_SaysByHowMuch() => Assert.Matches(
        "^NDCG@10 0\\.500 instead of 1\\.000 over 40 people whose last choice was hidden: "
            + "0\\.500 lower \\(95 % interval of the difference −0\\.500 to −0\\.500\\)\\.$",
        MotiveWeightWords.Price(Measured(40, alone: 3), MotiveWeight.Alone));

    [Fact]
    public void Price_SameRanks_IsNoMeasurableDifference() => Assert.Equal(
        "NDCG@10 1.000 instead of 1.000 over 40 people whose last choice was hidden: no measurable difference (95 % interval of the difference "
            + "0.000 to 0.000).",
        MotiveWeightWords.Price(Measured(40, alone: 3), MotiveWeight.Twice));

    [Fact]
    public void Price_AsLearned_IsHeldAgainstNothing() => Assert.Equal(
        "NDCG@10 1.000 over 1 person whose last choice was hidden. Fewer than 30 people tell little.",
        MotiveWeightWords.Price(Measured(1, alone: 3), MotiveWeight.AsLearned));

    [Fact]
    public void Price_NobodyAsked_CannotBeMeasured() => Assert.Equal(
        "Nobody has a hidden choice here, so what this costs cannot be measured.",
        MotiveWeightWords.Price(Measured(0, alone: 3), MotiveWeight.Alone));

    [Fact]
    public void Name_Steps_ClaimMotivesOnlyWhereTheyRankAlone() => Assert.Equal(
        ["All reasons (MAR)", "All reasons (MAR), motives twice", "All reasons (MAR), motives four times", "Motives only"],
        MotiveWeight.Steps.Select(MotiveWeightWords.Name));

    private static MotivePrice Measured(int people, int alone) => new(Comparison.Of(
        [.. MotiveWeight.Steps.Select(step => (step.Key, Ranks(people, step == MotiveWeight.Alone ? alone : 1)))],
        MotiveWeight.AsLearned.Key, [new Ndcg(10)], PairedTest.Bootstrap, seed: 1, TestContext.Current.CancellationToken));

    private static TargetRank[] Ranks(int people, int place) => [.. Enumerable.Repeat(new TargetRank(place, place), people)];
}
