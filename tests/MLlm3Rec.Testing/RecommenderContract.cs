using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;
using Xunit;

namespace MLlm3Rec.Testing;

/// <summary>What every recommender must do. A method's tests derive from this and say how it is made.</summary>
public abstract partial class RecommenderContract
{
    private const int DefaultSeed = 42;

    /// <summary>The method as it is shipped, small enough for a board of 24 items.</summary>
    /// <param name="seed">For whatever chance it needs.</param>
    /// <param name="threads">At most so many threads, which must not change a bit.</param>
    protected abstract IAlgorithm Create(int seed, int threads);

    /// <summary>The method as most tests want it.</summary>
    protected IAlgorithm Create() => Create(DefaultSeed, threads: 2);

    /// <summary>False where the method does not learn from other people's choices or from texts: it cannot find the withheld item.</summary>
    protected virtual bool LearnsFromOthers => true;

    /// <summary>Whether somebody outside the dataset is served by what they chose.</summary>
    protected virtual bool ServesStrangers => LearnsFromOthers;

    [Fact]
    public async Task Score_Checkerboard_FindsTheWithheldItem()
    {
        var board = Checkerboard.Build();
        var fitted = await FitAsync(board);

        if (LearnsFromOthers)
        {
            Each.Holds(Enumerable.Range(0, Checkerboard.Size), user => Assert.Equal(user, Best(fitted, user, board.History(user))));
        }
    }

    [Fact]
    public async Task Score_Stranger_IsServedByWhatTheyChose()
    {
        var board = Checkerboard.Build();
        var fitted = await FitAsync(board);

        if (ServesStrangers)
        {
            Assert.Equal(0, Best(fitted, user: -1, board.History(0)[^4..]) % 2);
            Assert.Equal(1, Best(fitted, user: -1, board.History(1)[^4..]) % 2);
        }
    }

    [Fact]
    public async Task Rank_AnyUser_NeverReturnsSeenItems()
    {
        var board = Checkerboard.Build();
        var fitted = await FitAsync(board);

        Each.Holds(Enumerable.Range(0, Checkerboard.Size), user =>
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
    public async Task Score_NoHistory_DoesNotThrow()
    {
        var fitted = await FitAsync(Checkerboard.Build());

        Assert.DoesNotContain(Scores(fitted, user: -1, []), float.IsInfinity);
    }

    [Fact]
    public async Task Score_ItemNobodyChose_IsFinite()
    {
        // Item 3 occurs nowhere in train, user 2 has an empty history and user 1 has chosen item 0 twice.
        var shop = SmallDataset.Of(items: 4, [0, 1, 2], [0, 0, 1], []);
        var fitted = await Create().FitAsync(shop, [-1, -1, -1], TestContext.Current.CancellationToken);
        var unknown = new Interaction(Item: 3, 0, float.NaN, -1);

        Each.Holds(
            [Scores(fitted, 0, shop.History(0), items: 4), Scores(fitted, 2, [], items: 4), Scores(fitted, -1, [unknown], items: 4)],
            scores => Assert.DoesNotContain(scores, float.IsInfinity));
    }

    /// <summary>Each user's withheld item: what the board is about, as the validation target.</summary>
    private static int[] Targets => [.. Enumerable.Range(0, Checkerboard.Size)];

    private Task<IRecommender> FitAsync(Dataset board) => FitAsync(Create(), board);

    private static Task<IRecommender> FitAsync(IAlgorithm algorithm, Dataset board) =>
        algorithm.FitAsync(board, Targets, TestContext.Current.CancellationToken);

    private static int Best(IRecommender fitted, int user, ReadOnlySpan<Interaction> history) =>
        TopN.Rank(fitted, Checkerboard.Size, user, history, count: 1)[0].Item;

    private static float[] Scores(IRecommender fitted, int user, ReadOnlySpan<Interaction> history, int items = Checkerboard.Size)
    {
        var scores = new float[items];
        fitted.Score(user, history, scores);
        return scores;
    }

    /// <summary>All users' scores, one row each.</summary>
    private static float[][] Scores(IRecommender fitted, Dataset board) =>
        [.. Enumerable.Range(0, board.Users.Count).Select(user => Scores(fitted, user, board.History(user)))];
}
