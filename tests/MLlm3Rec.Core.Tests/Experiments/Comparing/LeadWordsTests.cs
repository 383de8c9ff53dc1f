using MLlm3Rec.Evaluation;

namespace MLlm3Rec.Experiments.Comparing;

public sealed class LeadWordsTests
{
    private static readonly Against Clear = new("far", new MeanInterval(0.2, 0.15, 0.25), 0.0001, 0.0003);
    private static readonly Against Close = new("near", new MeanInterval(0.012, -0.003, 0.027), 0.09, 0.18);

    [Fact]
    public void Verdict_ClearLead_SaysByHowMuchAndHowSure() => Assert.Equal(
        "MAR is ahead on NDCG@10 among all 216 users: 0.0310 (95 % interval 0.0100 to 0.0520) higher than NEXT, the next, and higher than "
            + "the other one. That is more than chance: p .012 at most, corrected over 2 comparisons.",
        Verdict(Clear, new Against("next", new MeanInterval(0.031, 0.01, 0.052), 0.012, 0.012)));

    [Fact]
    public void Verdict_TwoMethods_NamesTheOther() => Assert.Equal(
        "MAR is ahead on NDCG@10 among all 216 users: 0.2000 (95 % interval 0.1500 to 0.2500) higher than FAR. That is more than chance: p < .001.",
        Verdict(Clear));

    [Fact]
    public void Verdict_LeadWithinChance_NamesWhoIsNotApart() => Assert.Equal(
        "No method is clearly ahead on NDCG@10 among all 216 users. MAR has the highest mean, but cannot be told apart from "
            + "NEAR (0.0120 higher, −0.0030 to 0.0270, p .180): 95 % intervals, p corrected over 2 comparisons. It is clearly higher than FAR.",
        Verdict(Clear, Close));

    [Fact]
    public void Verdict_ManyOthers_AreCounted()
    {
        var verdict = Verdict([.. Enumerable.Range(0, 5).Select(place => Close with { Method = $"m{place}" })]);

        Assert.Contains("M0 (", verdict, StringComparison.Ordinal);
        Assert.Contains("and 2 more: 95 % intervals, p corrected over 5 comparisons.", verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("M3", verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("clearly higher", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Verdict_FewPeople_NobodyIsAhead()
    {
        var few = LeadWords.Verdict(Lead(29, 0.3, Clear), SliceRule.Lengths[0], Upper);

        Assert.StartsWith("29 users are too few to call a method ahead on NDCG@10", few, StringComparison.Ordinal);
        Assert.Contains("MAR, 0.3000", few, StringComparison.Ordinal);
        Assert.DoesNotContain("is ahead", few, StringComparison.Ordinal);
    }

    [Fact]
    public void Verdict_Slice_NamesWhoseItIs() => Assert.Contains(
        $"among 216 users ({SliceRule.Lengths[1].Name})",
        LeadWords.Verdict(Lead(216, 0.3, Clear), SliceRule.Lengths[1], Upper),
        StringComparison.Ordinal);

    [Fact]
    public void Verdict_NothingFoundOrNoOther_NobodyIsAhead()
    {
        Assert.StartsWith("No method is ahead", LeadWords.Verdict(Lead(216, 0, Close), SliceRule.All, Upper), StringComparison.Ordinal);
        Assert.StartsWith("MAR alone was measured", Verdict(), StringComparison.Ordinal);
    }

    private static string Verdict(params Against[] others) => LeadWords.Verdict(Lead(216, 0.3, others), SliceRule.All, Upper);

    private static LeadVerdict Lead(int users, double mean, params Against[] others) =>
        new("NDCG@10", users, "mar", new MeanInterval(mean, mean - 0.1, mean + 0.1), [.. others.OrderBy(other => other.Difference.Mean)]);

    private static string Upper(string method) => method.ToUpperInvariant();
}
