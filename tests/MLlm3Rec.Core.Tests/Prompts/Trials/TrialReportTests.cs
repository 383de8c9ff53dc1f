using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Prompts.Trials;

public sealed class TrialReportTests
{
    [Theory]
    [InlineData(1, 7, 0.0703125)]
    [InlineData(0, 5, 0.0625)]
    [InlineData(3, 3, 1.0)]
    [InlineData(0, 0, 1.0)]
    public void Probability_ByHand(int more, int fewer, double probability) => Assert.Equal(probability, SignTest.Probability(more, fewer), 9);

    [Fact]
    public void Of_MostlyWorse_SaysSoAndClosesTheGate()
    {
        TrialRow[] rows = [.. Enumerable.Range(0, 40).Select(user => Row(user, live: user < 30 ? 2 : 100, draft: user < 20 ? 50 : 2 + user))];

        var report = TrialReport.Of(40, rows, [], TestContext.Current.CancellationToken);

        Assert.Equal((10, 30), (report.Better, report.Worse));
        Assert.StartsWith(
            "Better for 10 of 40 people, worse for 30; the difference is larger than chance.", TrialWords.Verdict(report), StringComparison.Ordinal);
        Assert.Contains(report.Metrics, metric => metric is { Name: "HR@10", IsWorse: true });
        Assert.Contains(
            new PublishGates().Check(report), gate => !gate.Passed && gate.Words.Contains("HR@10 (0.750 → 0.000)", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_NothingMoves_SaysNothingChanges() => Assert.StartsWith(
        "Nothing changes",
        TrialWords.Verdict(TrialReport.Of(2, [Row(0, 3, 3), Row(1, 9, 9)], [], TestContext.Current.CancellationToken)),
        StringComparison.Ordinal);

    [Fact]
    public void Of_NoUsableReply_IsClearlyWorseInUsableReplies()
    {
        TrialRow[] rows = [.. Enumerable.Range(0, 20).Select(user => Row(user, 1, 1) with { Failure = "The reply is no JSON." })];

        var report = TrialReport.Of(20, rows, [], TestContext.Current.CancellationToken);

        Assert.Equal("The draft gave no usable answer for any of 20 people.", TrialWords.Verdict(report));
        Assert.Contains(report.Metrics, metric => metric is { Name: TrialMetric.Usable, IsWorse: true });
    }

    [Fact]
    public void Check_Marks_TellBrokenFromStillOpen()
    {
        TrialRow[] rows = [.. Enumerable.Range(0, 20).Select(user => Row(user, 5, 5))];
        CaseResult[] cases =
        [
            new(new TrialCase("u1", "novelty", "never"), HoldsLive: true, HoldsDraft: false), new(new TrialCase("u2", "value", "no"), false, false),
        ];
        var report = TrialReport.Of(20, rows, cases, TestContext.Current.CancellationToken);

        Assert.Contains(
            new PublishGates().Check(report), gate => !gate.Passed && gate.Words.StartsWith("1 of the analysts' marks", StringComparison.Ordinal));
        Assert.Contains(new PublishGates { AllCasesHold = true }.Check(report), gate => gate.Words == "2 of 2 marks do not hold.");
        Assert.Contains(new PublishGates().Check(null), gate => !gate.Passed);
    }

    [Theory]
    [InlineData(10, 11, 0)]
    [InlineData(10, 11.5, -1)]
    [InlineData(100, 90, 1)]
    [InlineData(100, 92, 0)]
    public void Direction_TenthOfTheRank_IsTheLeastThatCounts(double live, double draft, int turn) =>
        Assert.Equal(turn, Row(0, live, draft).Direction);

    private static TrialRow Row(int user, double live, double draft) => new()
    {
        User = $"u{user}",
        Motives = [],
        Moves = [],
        Hidden = "Soap",
        LiveRank = TargetRank.Around(live),
        DraftRank = TargetRank.Around(draft),
    };
}
