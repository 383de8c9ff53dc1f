using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Ranking.Candidates;

public sealed class RerankerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RankAsync_BestJudgedAnew_RestKeepsItsOrder()
    {
        // The first likes high numbers; the second, shown the best three, likes low ones.
        var judge = ScriptedJudge.Liking(item => -item);
        var ranker = new Reranker("r", new Scores([0, 1, 2, 3, 4, 5]), judge, top: 3);

        var list = await RankAsync(ranker, 6);

        Assert.Equal([3, 4, 5], judge.Questions.Single().Candidates.Select(candidate => candidate.Item).Order());
        Assert.Equal([3, 4, 5, 2, 1, 0], list.Candidates.Select(candidate => candidate.Item));
        Assert.Equal([1 + 2 / 3.0, 1 + 1 / 3.0, 1, 1 / 2.0, 1 / 3.0, 1 / 4.0], list.Candidates.Select(candidate => candidate.Score));
    }

    [Fact]
    public async Task RankAsync_EqualAndUnknownScores_StayEqualAndUnknown()
    {
        var ranker = new Reranker("r", new Scores([7, 7, 7, float.NaN, 9]), ScriptedJudge.Liking(_ => 0.5), top: 1);

        var list = await RankAsync(ranker, 5);

        Assert.Equal([4, 0, 1, 2, 3], list.Candidates.Select(candidate => candidate.Item));
        Assert.Equal([1, 0.5, 0.5, 0.5, double.NaN], list.Candidates.Select(candidate => candidate.Score));
    }

    [Fact]
    public async Task RankAsync_TheSecondIsRejected_SoIsTheList()
    {
        var judge = new ScriptedJudge(_ => new Rejected<JudgedList>(RejectionCause.Reply, ["No."], []));
        var dataset = SmallDataset.Of(2, [0]);

        var answer = await new Reranker("r", new Scores([1, 2]), judge, top: 2).RankAsync(QuestionOf(dataset, 2), Token);

        Assert.IsType<Rejected<JudgedList>>(answer);
    }

    private static async Task<JudgedList> RankAsync(Reranker ranker, int items) =>
        Assert.IsType<Accepted<JudgedList>>(await ranker.RankAsync(QuestionOf(SmallDataset.Of(items, [0]), items), Token)).Value;

    private static CandidateQuestion QuestionOf(Dataset dataset, int items) => new()
    {
        Dataset = dataset,
        User = 0,
        History = dataset.HistoryMemory(0),
        Profile = null,
        Candidates = [.. Enumerable.Range(0, items).Select(item => new Candidate(item, null))],
    };

    private sealed class Scores(float[] scores) : IRecommender
    {
        public string Method => "scores";

        public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> result) => scores.CopyTo(result);
    }
}
