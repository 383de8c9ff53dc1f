using MLlm3Rec.Datasets;
using MLlm3Rec.Ranking;
using Xunit;

namespace MLlm3Rec.Testing;

/// <summary>What every recommender must do. A method's tests derive from this and say how it is made.</summary>
public abstract class RecommenderContract
{
    protected abstract IAlgorithm Create();

    /// <summary>False where the method does not learn from other people's choices.</summary>
    protected virtual bool LearnsFromOthers => true;

    [Fact]
    public async Task Score_Checkerboard_FindsTheWithheldItem()
    {
        var board = Checkerboard.Build();
        var fitted = await FitAsync(board);

        if (LearnsFromOthers)
        {
            Assert.All(Enumerable.Range(0, Checkerboard.Size), user =>
                Assert.Equal(user, TopN.Rank(fitted, Checkerboard.Size, user, board.History(user), count: 1)[0].Item));
        }
    }

    [Fact]
    public async Task Rank_AnyUser_NeverReturnsSeenItems()
    {
        var board = Checkerboard.Build();
        var fitted = await FitAsync(board);

        Assert.All(Enumerable.Range(0, Checkerboard.Size), user =>
        {
            var seen = board.History(user).ToArray().Select(choice => choice.Item);
            Assert.Empty(TopN.Rank(fitted, Checkerboard.Size, user, board.History(user), count: 10).Select(row => row.Item).Intersect(seen));
        });
    }

    [Fact]
    public async Task Rank_MoreThanExist_ReturnsWhatExists()
    {
        var board = Checkerboard.Build();

        var list = TopN.Rank(await FitAsync(board), Checkerboard.Size, user: 0, board.History(0), count: 1000);

        Assert.InRange(list.Count, 1, Checkerboard.Size - board.History(0).Length);
        Assert.Equal(list.Count, list.Select(row => row.Item).Distinct().Count());
    }

    [Fact]
    public async Task Score_FittedTwice_GivesTheSameScores()
    {
        var board = Checkerboard.Build();
        var (first, second) = (await FitAsync(board), await FitAsync(board));

        Assert.All(Enumerable.Range(0, Checkerboard.Size), user => Assert.Equal(Scores(first, board, user), Scores(second, board, user)));
    }

    [Fact]
    public async Task Score_ManyThreads_EqualsOneByOne()
    {
        var board = Checkerboard.Build();
        var fitted = await FitAsync(board);
        var together = new float[Checkerboard.Size][];

        Parallel.For(0, Checkerboard.Size, user => together[user] = Scores(fitted, board, user));

        Assert.All(Enumerable.Range(0, Checkerboard.Size), user => Assert.Equal(Scores(fitted, board, user), together[user]));
    }

    [Fact]
    public async Task Score_NoHistory_DoesNotThrow()
    {
        var fitted = await FitAsync(Checkerboard.Build());
        var scores = new float[Checkerboard.Size];

        fitted.Score(user: -1, history: [], scores);

        Assert.DoesNotContain(scores, float.IsInfinity);
    }

    [Fact]
    public async Task Fit_Cancelled_Stops()
    {
        var board = Checkerboard.Build();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Create().FitAsync(board, Targets, new CancellationToken(canceled: true)));
    }

    /// <summary>Each user's withheld item: what the board is about, as the validation target.</summary>
    private static int[] Targets => [.. Enumerable.Range(0, Checkerboard.Size)];

    private Task<IRecommender> FitAsync(Dataset board) => Create().FitAsync(board, Targets, TestContext.Current.CancellationToken);

    private static float[] Scores(IRecommender fitted, Dataset board, int user)
    {
        var scores = new float[Checkerboard.Size];
        fitted.Score(user, board.History(user), scores);
        return scores;
    }
}
