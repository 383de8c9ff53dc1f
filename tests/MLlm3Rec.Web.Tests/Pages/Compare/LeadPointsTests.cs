using MLlm3Rec.Evaluation;
using MLlm3Rec.Web.Components.Charts;

namespace MLlm3Rec.Web.Components.Pages.Compare;

public sealed class LeadPointsTests
{
    private static readonly Against Close = new("item-knn", new MeanInterval(0.012, -0.003, 0.027), 0.09, 0.18);
    private static readonly Against Clear = new("random", new MeanInterval(0.2, 0.15, 0.25), 0.0001, 0.0003);

    [Fact]
    public void Of_SomeOthers_HighestAtNoughtThenTheClosest()
    {
        var points = LeadPoints.Of(Lead(216, Close, Clear));

        Assert.Equal(["mar", "item-knn", "random"], points.Select(point => point.Row.Key));
        Assert.Equal([0, 0.012, 0.2], points.Select(point => point.Mean));
        Assert.Equal([0, -0.003, 0.15], points.Select(point => point.Low));
        Assert.Equal([ForestVerdict.Reference, ForestVerdict.Unclear, ForestVerdict.Clear], points.Select(point => point.Standing));
        Assert.Equal(["0.3000", "not clear, p .180", "0.2000 lower, p < .001"], points.Select(point => point.Row.Figure));
    }

    [Fact]
    public void Of_FewUsers_NothingIsDrawnAsClear()
    {
        var points = LeadPoints.Of(Lead(29, Close, Clear));

        Assert.DoesNotContain(ForestVerdict.Clear, points.Select(point => point.Standing));
        Assert.Contains("Of so few users", LeadPoints.Note(Lead(29, Close, Clear)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ManyOthers_DrawsTheClosestAndCountsTheRest()
    {
        var lead = Lead(216, [.. Enumerable.Range(0, LeadPoints.Most + 2).Select(place => Clear with { Method = $"m{place}" })]);

        Assert.Equal(1 + LeadPoints.Most, LeadPoints.Of(lead).Count);
        Assert.EndsWith("2 more are in the table.", LeadPoints.Note(lead), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NothingToBeAheadOf_DrawsNothing()
    {
        Assert.Empty(LeadPoints.Of(Lead(216)));
        Assert.Empty(LeadPoints.Of(Lead(216, Close) with { Mean = new MeanInterval(0, 0, 0) }));
    }

    private static LeadVerdict Lead(int users, params Against[] others) =>
        new("NDCG@10", users, "mar", new MeanInterval(0.3, 0.25, 0.35), others);
}
