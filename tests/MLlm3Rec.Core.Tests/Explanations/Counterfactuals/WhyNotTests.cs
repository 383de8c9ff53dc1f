using MLlm3Rec.Ranking;

namespace MLlm3Rec.Explanations.Counterfactuals;

[Collection(nameof(ExplainedSample))]
public sealed class WhyNotTests(ExplainedSample sample)
{
    [Fact]
    public void Of_TwoItems_GapsSumToTheDifference()
    {
        foreach (var user in sample.People(choices: 5).Take(20))
        {
            var first = sample.Explain(sample.Proposed(user, place: 8));
            var second = sample.Explain(sample.Proposed(user, place: 1));

            var why = WhyNot.Of(first, second);

            Assert.Same(second, why.Winner);
            Assert.Equal(second.RankPosition.Score - first.RankPosition.Score, why.Gaps.Sum(gap => gap.Difference), 1e-5);
            Assert.Equal(second.RankPosition.Score - first.RankPosition.Score, why.Kinds.Sum(kind => kind.Lead), 1e-5);
            Assert.Equal(why.Kinds.Max(kind => kind.Lead), why.Deciding!.Lead);
            Assert.Contains(why.Tell().SelectMany(sentence => sentence.Pieces), piece => piece.Part == why.Deciding.Part.Definition);
            Assert.True(why.DecidingTrait is null || why.DecidingTrait.Kind == PartKind.Motive);
        }
    }

    [Fact]
    public void Of_TheSameItemTwice_TellsNothing()
    {
        var explanation = sample.Explain(sample.Proposed(sample.People(choices: 5).First()));

        Assert.Empty(WhyNot.Of(explanation, explanation).Tell());
    }
}
