using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Web.Words;
using MLlm3Rec.Web.Components.Pages.Compare.People;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Components.Pages.Compare;

public sealed class CompareWordsTests
{
    private static readonly MeanInterval Mean = new(0.5, 0.4, 0.6);

    [Fact]
    public void Standing_EveryCase_IsSaidInWords()
    {
        Assert.Equal("best", CompareWords.RankPosition(new ComparedCell(Mean, MeanPlacement.Best, null)));
        Assert.Equal("highest, not clearly", CompareWords.RankPosition(new ComparedCell(Mean, MeanPlacement.Highest, null)));
        Assert.Equal("baseline", CompareWords.RankPosition(new ComparedCell(Mean, MeanPlacement.Below, null)));
        Assert.Equal("worse, p < .001", CompareWords.RankPosition(Cell(-0.1, p: 0.0001)));
        Assert.Equal("better, p .012", CompareWords.RankPosition(Cell(0.1, p: 0.012)));
        Assert.Equal("not clearly different, p .340", CompareWords.RankPosition(Cell(0.1, p: 0.34)));
        Assert.Equal("not clearly different, p 1.00", CompareWords.RankPosition(Cell(0, p: 1)));
    }

    [Fact]
    public void MoveTo_AnyDirection_IsSaidWithItsSign()
    {
        var list = new PersonList("mar", Rank: TargetRank.At(2), Items: [7, 8, 9], Scores: [3, 2, 1]);

        Assert.Equal("3 → 1, +2", list.MoveTo(9, there: 1));
        Assert.Equal("1 → 11, −10", list.MoveTo(7, there: 11));
        Assert.Equal("2 → 2, same", list.MoveTo(8, there: 2));
        Assert.Equal("below 3 → 4", list.MoveTo(5, there: 4));
    }

    [Fact]
    public void Address_ViewWithEverything_NamesOnlyWhatIsNotUsual()
    {
        Assert.Equal("/compare/5", new CompareView { Run = 5 }.Address);
        Assert.Equal(
            "/compare/5?view=person&k=20&slice=length%3A1-2&baseline=popularity&user=u1&methods=mar%2Crandom",
            new CompareView
            {
                Run = 5,
                Tab = CompareTab.Person,
                K = 20,
                Slice = "length:1-2",
                Baseline = "popularity",
                User = "u1",
                Methods = ["mar", "random"],
            }.Address);
    }

    [Fact]
    public void Method_Ablation_IsNamedInWords()
    {
        Assert.Equal("MAR, without popularity", CompareWords.Method("mar-no-popularity"));
        Assert.Equal("MAR, weights of films", CompareWords.Method("mar-from:films"));
        Each.Holds(Ablation.All, ablation => Assert.DoesNotContain("mar", CompareWords.Method(ablation.Method), StringComparison.Ordinal));
    }

    private static ComparedCell Cell(double difference, double p) =>
        new(Mean, MeanPlacement.Below, new Against("other", new MeanInterval(difference, difference, difference), p, p));
}
