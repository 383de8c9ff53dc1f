using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Storage.Caching;

public sealed class AsyncCacheTests : IDisposable
{
    private readonly AsyncCache<int, string?> cache = new(kept: 2);
    private int loads;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => cache.Dispose();

    [Fact]
    public async Task Get_AskedTwiceAtOnce_LoadsOnce()
    {
        var loading = new TaskCompletionSource<string?>();
        var (first, second) = (cache.GetAsync(1, () => Count(loading.Task), Token), cache.GetAsync(1, () => Count(loading.Task), Token));

        loading.SetResult("one");

        Assert.Equal(("one", "one"), (await first, await second));
        Assert.Equal(1, loads);
    }

    [Fact]
    public async Task Get_OneLoadStuck_OthersDoNotWait()
    {
        var stuck = new TaskCompletionSource<string?>();
        var first = cache.GetAsync(1, () => stuck.Task, Token);

        Assert.Equal("two", await cache.GetAsync(2, () => Task.FromResult<string?>("two"), Token));

        Assert.False(first.IsCompleted);
        stuck.SetResult("one");
        Assert.Equal("one", await first);
    }

    [Fact]
    public async Task Get_OneWaiterCancels_OtherIsStillServed()
    {
        var loading = new TaskCompletionSource<string?>();
        using var impatient = new CancellationTokenSource();
        var (first, second) = (cache.GetAsync(1, () => Count(loading.Task), impatient.Token), cache.GetAsync(1, () => Count(loading.Task), Token));

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        loading.SetResult("one");

        Assert.Equal("one", await second);
        Assert.Equal(1, loads);
    }

    [Fact]
    public async Task Get_AfterAFailure_LoadsAgain()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => cache.GetAsync(1, () => throw new InvalidDataException(), Token));

        Assert.Equal("one", await cache.GetAsync(1, () => Task.FromResult<string?>("one"), Token));
    }

    [Fact]
    public async Task Get_NothingFound_IsNotKept()
    {
        Assert.Null(await cache.GetAsync(1, () => Task.FromResult<string?>(null), Token));

        Assert.Equal("one", await cache.GetAsync(1, () => Task.FromResult<string?>("one"), Token));
    }

    [Fact]
    public async Task Get_OneMoreThanIsKept_EvictsTheLeastRecent()
    {
        cache.Set(1, "one");
        cache.Set(2, "two");
        cache.Set(3, "three");

        Assert.Equal("three", await LoadAsync(3));
        Assert.Equal(0, loads);
        Assert.Equal(2, Enumerable.Range(1, 3).Count(key => cache.Find(known => known == key) is not null));
    }

    [Fact]
    public async Task Find_LoadedUnderAnotherKey_IsFoundUntilRemoved()
    {
        await cache.GetAsync(7, () => Task.FromResult<string?>("seven"), Token);

        Assert.Equal((7, "seven"), cache.Find(key => key > 5));
        cache.Remove(7);
        Assert.Null(cache.Find(key => key > 5));
    }

    private Task<string?> LoadAsync(int key) => cache.GetAsync(key, () => Count(Task.FromResult<string?>($"loaded {key}")), Token);

    private Task<string?> Count(Task<string?> loading)
    {
        Interlocked.Increment(ref loads);
        return loading;
    }
}
