using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Recommenders;
using Xunit;

namespace MLlm3Rec.Testing;

/// <summary>Seeds, threads, batches, storage and cancelling.</summary>
public abstract partial class RecommenderContract
{
    /// <summary>Whether another seed gives other scores.</summary>
    protected virtual bool UsesChance => false;

    [Fact]
    public async Task Score_FittedTwice_GivesTheSameScores()
    {
        var board = Checkerboard.Build();

        Assert.Equal(Scores(await FitAsync(board), board), Scores(await FitAsync(board), board));
    }

    [Fact]
    public async Task Score_AnotherSeed_MattersWhereChanceIsUsed()
    {
        var board = Checkerboard.Build();

        var (one, other) = (Scores(await FitAsync(Create(1, 1), board), board), Scores(await FitAsync(Create(2, 1), board), board));

        Assert.Equal(UsesChance, !one.SelectMany(row => row).SequenceEqual(other.SelectMany(row => row)));
    }

    [Fact]
    public async Task Fit_MoreThreads_GivesTheSameScores()
    {
        var board = Checkerboard.Build();

        Assert.Equal(
            Scores(await FitAsync(Create(DefaultSeed, threads: 1), board), board),
            Scores(await FitAsync(Create(DefaultSeed, threads: 3), board), board));
    }

    [Fact]
    public async Task Score_ManyThreads_EqualsOneByOne()
    {
        var board = Checkerboard.Build();
        var fitted = await FitAsync(board);
        var together = new float[Checkerboard.Size][];

        Parallel.For(0, Checkerboard.Size, user => together[user] = Scores(fitted, user, board.History(user)));

        Assert.Equal(Scores(fitted, board), together);
    }

    [Fact]
    public async Task ScoreMany_AllUsers_EqualsOneByOne()
    {
        var board = Checkerboard.Build();
        var fitted = await FitAsync(board);
        int[] users = [.. Enumerable.Range(0, Checkerboard.Size), -1];
        ReadOnlyMemory<Interaction>[] histories = [.. users.Select(user => board.HistoryMemory(Math.Max(user, 0)))];
        var together = new float[users.Length * Checkerboard.Size];

        fitted.ScoreMany(users, histories, together);

        Assert.Equal([.. Scores(fitted, board), Scores(fitted, -1, board.History(0))], together.Chunk(Checkerboard.Size));
    }

    [Fact]
    public async Task Load_WhatWasSaved_GivesTheSameScores()
    {
        var board = Checkerboard.Build();
        var fitted = await FitAsync(board);
        using var stream = new MemoryStream();
        Assert.IsAssignableFrom<IStoredRecommender>(fitted).Save(stream);
        stream.Position = 0;

        var loaded = await LoadAsync(stream, board);

        Assert.Equal(fitted.Method, loaded.Method);
        Assert.Equal(Scores(fitted, board), Scores(loaded, board));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Load_BrokenOrOfAnotherDataset_SaysSo(bool broken)
    {
        using var stream = new MemoryStream();
        ((IStoredRecommender)await FitAsync(Checkerboard.Build())).Save(stream);
        if (broken)
        {
            stream.SetLength(stream.Length / 2);
        }

        stream.Position = 0;

        // A method that keeps nothing of the dataset has nothing to compare.
        if (broken ? stream.Length > 8 : DependsOnItems)
        {
            await Assert.ThrowsAsync<InvalidDataException>(
                () => LoadAsync(stream, broken ? Checkerboard.Build() : SmallDataset.Of(items: 4, [0, 1, 2], [1, 2, 3])));
        }
    }

    [Fact]
    public async Task Fit_Cancelled_Stops()
    {
        var board = Checkerboard.Build();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Create().FitAsync(board, Targets, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Fit_CancelledOnTheWay_StopsSoon()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var crowd = Crowd();
        int[] targets = [.. Enumerable.Repeat(1, crowd.Users.Count)];
        cancellation.CancelAfter(TimeSpan.FromMilliseconds(100));

        // Begun on another thread: a method that hears of it before its first await throws at once.
        var fitting = Task.Run(() => Create().FitAsync(crowd, targets, cancellation.Token), CancellationToken.None);

        // A quick method is done before it hears of it; none may go on for long, even on a busy machine.
        await ((Task)fitting).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        Assert.True(fitting.IsCanceled || fitting.IsCompletedSuccessfully, fitting.Exception?.ToString() ?? "Still running after ten seconds.");
    }

    /// <summary>Whether what is stored names items: popularity does, chance does not.</summary>
    protected virtual bool DependsOnItems => true;

    private async Task<IRecommender> LoadAsync(Stream stream, Dataset board) =>
        await Assert.IsAssignableFrom<IRestorableAlgorithm>(Create()).LoadAsync(stream, board, TestContext.Current.CancellationToken);

    private static Dataset Crowd()
    {
        var random = new SplitMix64(1);
        return SmallDataset.Of(
            items: 400, [.. Enumerable.Range(0, 800).Select(_ => Enumerable.Range(0, 20).Select(_ => random.NextInt32(400)).ToArray())]);
    }
}
