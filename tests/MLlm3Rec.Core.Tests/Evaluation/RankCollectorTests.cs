using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation.Lists;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Evaluation;

/// <summary>Three people asked about a method that puts items of larger numbers first.</summary>
public sealed class RankCollectorTests
{
    private static readonly Dataset Shop = SmallDataset.Of(items: 6, [5, 1, 0], [4, 2, 5], [3]);
    private static readonly EvaluationCases Usual = new() { Split = LeaveLastOut.Split(Shop), Users = [0, 1, 2] };

    [Fact]
    public void Ask_FirstItemIsHidden_IsAsked()
    {
        var ranks = Ask(Usual);

        Assert.Equal([0, 1], ranks.Users);
        Assert.Equal([TargetRank.At(4), TargetRank.At(1)], ranks.Full); // Of 4, 3, 2, 0 and of 5, 3, 1, 0.
    }

    [Fact]
    public void Ask_NeitherCandidatesNorDepth_KeepsFullRanksAlone()
    {
        var ranks = Ask(Usual);

        Assert.Empty(ranks.Sampled);
        Assert.Empty(ranks.Lists);
    }

    [Fact]
    public void Ask_ChoicesMayRepeat_ChosenOnesTakePlaces() =>
        Assert.Equal([TargetRank.At(6), TargetRank.At(1)], Ask(Usual with { MayRepeat = true }).Full);

    [Fact]
    public void Ask_DepthWithoutCandidates_ListsTheCatalogue() => Assert.Equal([[4, 3], [5, 3]], ListsOf(Ask(Usual with { Depth = 2 })));

    [Fact]
    public void Ask_DepthWithCandidates_ListsThem()
    {
        var ranks = Ask(Usual with { Depth = 2, Candidates = new CandidateSets([[2, 3], [0, 1], []]) });

        Assert.Equal([[3, 2], [5, 1]], ListsOf(ranks));
        Assert.Equal([TargetRank.At(3), TargetRank.At(1)], ranks.Sampled);
    }

    [Fact]
    public void Ask_CandidatesOnlyWithoutAny_IsRefusedInWords() => Assert.Contains(
        "there must be some",
        Assert.Throws<ArgumentException>(() => Ask(Usual with { CandidatesOnly = true })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Ask_Cancelled_Stops() => Assert.Throws<OperationCanceledException>(() =>
        Evaluator.Ask(new ByNumber(), Usual, threads: 1, new CancellationToken(canceled: true)));

    [Fact]
    public void Of_EitherProtocol_GivesItsOwnRanks()
    {
        var ranks = new UserRanks("method", [0], [TargetRank.At(7)], [TargetRank.At(2)], Seconds: 1);

        Assert.Equal(ranks.Full, ranks.Of(Protocol.Full));
        Assert.Equal(ranks.Sampled, ranks.Of(Protocol.Sampled));
    }

    [Fact]
    public void Join_Blocks_AddsTheirTimeAndKeepsLists()
    {
        var list = new TopList([1], [0.5f]);
        var joined = UserRanks.Join([
            new UserRanks("method", [0], [TargetRank.At(7)], [], Seconds: 1) { Lists = [list] },
            new UserRanks("method", [4], [TargetRank.At(2)], [], Seconds: 2)]);

        Assert.Equal(3, joined.Seconds);
        Assert.Equal([list], joined.Lists);
    }

    private static UserRanks Ask(EvaluationCases questions) =>
        Evaluator.Ask(new ByNumber(), questions, threads: 1, TestContext.Current.CancellationToken);

    private static int[][] ListsOf(UserRanks ranks) => [.. ranks.Lists.Select(list => list.Items)];

    private sealed class ByNumber : IRecommender
    {
        public string Method => "by number";

        public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores)
        {
            for (var item = 0; item < scores.Length; item++)
            {
                scores[item] = item;
            }
        }
    }
}
