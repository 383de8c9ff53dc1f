using MLlm3Rec.Exchanges;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Storage.Replies;

public sealed class ReplyStoreTests
{
    private static readonly ReplyKey Key = new(new PromptVersion("profile", "1"), "model", new string('a', 64));
    private static readonly StoredReply Reply = new(
        "{\"a\": \"ü\"}", 120, 30, TimeSpan.FromMilliseconds(250), DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<ReplyKey> Others =>
    [
        Key with { Prompt = new PromptVersion("profile", "2") },
        Key with { Prompt = new PromptVersion("traits", "1") },
        Key with { Model = "other" },
        Key with { InputHash = new string('b', 64) },
    ];

    [Fact]
    public async Task SaveAsync_FoundByAnotherProcess_IsTheSame()
    {
        var first = await StorageFixture.OpenAsync();
        await first.Get<IReplyStore>().SaveAsync(Key, Reply, Cancel);
        await first.CloseAsync();
        await using var second = await StorageFixture.OpenAsync(first.Folder);

        Assert.Equal(Reply, await second.Get<IReplyStore>().FindAsync(Key, Cancel));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task FindAsync_AnythingElseAsked_IsNotAnswered(ReplyKey other)
    {
        await using var workbench = await StorageFixture.OpenAsync();
        await workbench.Get<IReplyStore>().SaveAsync(Key, Reply, Cancel);

        Assert.Null(await workbench.Get<IReplyStore>().FindAsync(other, Cancel));
    }

    [Fact]
    public async Task SaveAsync_Again_TheLatestStays()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        await workbench.Get<IReplyStore>().SaveAsync(Key, Reply, Cancel);

        await workbench.Get<IReplyStore>().SaveAsync(Key, Reply with { Text = "new" }, Cancel);

        Assert.Equal("new", (await workbench.Get<IReplyStore>().FindAsync(Key, Cancel))?.Text);
    }

    [Fact]
    public async Task SaveAsync_ManyAtOnce_AreWrittenBeforeTheyReturn()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        var store = workbench.Get<IReplyStore>();

        await Parallel.ForAsync(0, 300, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancel }, async (number, cancel) =>
        {
            var key = Key with { InputHash = $"{number:x64}" };
            await store.SaveAsync(key, Reply with { Text = $"{number}" }, cancel);
            Assert.Equal($"{number}", (await store.FindAsync(key, cancel))?.Text);
        });
    }

    [Fact]
    public async Task SaveAsync_OneCallerCancels_OthersAreWritten()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        var store = workbench.Get<IReplyStore>();
        using var gaveUp = new CancellationTokenSource();
        await gaveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.SaveAsync(Key with { Model = "gone" }, Reply, gaveUp.Token));
        await store.SaveAsync(Key, Reply, Cancel);

        Assert.NotNull(await store.FindAsync(Key, Cancel));
    }
}
