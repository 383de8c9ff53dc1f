using System.Text;
using MLlm3Rec.Connections;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Settings;

namespace MLlm3Rec.Storage.Connections;

public sealed class ConnectionStoreTests
{
    private const string Secret = "sk-test-0815-never-shown";

    private static readonly Connection Cloud = new()
    {
        Name = "cloud",
        Kind = ServerKind.OpenAI,
        BaseAddress = new Uri("https://api.openai.com/v1"),
        ChatModel = "m",
        Key = KeySource.Stored,
        PricePerMillionIn = 0.15m,
        RequestsPerMinute = 500,
        Timeout = TimeSpan.FromSeconds(12),
        Structure = StructuredOutput.Json,
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SaveAsync_OpenedInAnotherProcess_GivesAllBack()
    {
        var first = await StorageFixture.OpenAsync();
        await first.Get<ConnectionStore>().SaveAsync(Cloud, new ApiKey(Secret), Cancel);
        await first.CloseAsync();
        await using var second = await StorageFixture.OpenAsync(first.Folder);

        var opened = await second.Get<ConnectionStore>().OpenAsync("CLOUD", Cancel);

        Assert.Equal(Cloud, opened.Connection);
        Assert.Equal(Secret, opened.Key?.Reveal());
    }

    [Fact]
    public async Task LearnAsync_WhatTheServerUnderstands_StaysWithTheServer()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        var store = workbench.Get<ConnectionStore>();
        await store.SaveAsync(Cloud, new ApiKey(Secret), Cancel);
        var taught = ServerDialect.Of(Cloud) with { TakesTemperature = false, ContextTokens = 4096 };

        await store.LearnAsync(Cloud, taught, Cancel);
        await store.SaveAsync(Cloud with { Parallel = 2 }, key: null, Cancel);
        var same = await store.FindAsync("cloud", Cancel);
        await store.SaveAsync(same! with { ChatModel = "n" }, key: null, Cancel);
        await store.LearnAsync(Cloud, taught, Cancel);
        var other = await store.FindAsync("cloud", Cancel);

        Assert.Equal((2, taught), (same!.Parallel, same.Dialect));
        Assert.Equal(("n", (ServerDialect?)null), (other!.ChatModel, other.Dialect));
    }

    [Fact]
    public async Task SaveAsync_Key_LiesNowhereInTheFolderAsText()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        await workbench.Get<ConnectionStore>().SaveAsync(Cloud, new ApiKey(Secret), Cancel);
        await workbench.CloseAsync();

        foreach (var file in workbench.Folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file.FullName, Cancel);
            Assert.False(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) >= 0, file.Name);
            Assert.False(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)))) >= 0, file.Name);
        }
    }

    [Fact]
    public async Task SaveAsync_KeyRing_IsForItsOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no mode bits.");
        await using var workbench = await StorageFixture.OpenAsync();
        await workbench.Get<ConnectionStore>().SaveAsync(Cloud, new ApiKey(Secret), Cancel);

        var ring = new DirectoryInfo(new StorageOptions(workbench.Folder.FullName).KeyRingDirectory);

        Assert.NotEmpty(ring.GetFiles("*.xml"));
        Assert.Equal(UnixFileMode.None, ring.UnixFileMode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Fact]
    public async Task SaveAsync_ChangeWithoutAKey_KeepsTheStoredOne()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        var store = workbench.Get<ConnectionStore>();
        await store.SaveAsync(Cloud, new ApiKey(Secret), Cancel);

        await store.SaveAsync(Cloud with { ChatModel = "other" }, key: null, Cancel);

        var opened = await store.OpenAsync("cloud", Cancel);
        Assert.Equal("other", opened.Connection.ChatModel);
        Assert.Equal(Secret, opened.Key?.Reveal());
    }

    [Fact]
    public async Task SaveAsync_AddressOfAnotherServer_WantsTheKeyAgain()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        var store = workbench.Get<ConnectionStore>();
        await store.SaveAsync(Cloud, new ApiKey(Secret), Cancel);

        var refused = await Assert.ThrowsAsync<FaultyConnectionException>(
            () => store.SaveAsync(Cloud with { BaseAddress = new Uri("https://elsewhere.example/v1") }, key: null, Cancel));

        Assert.Equal([nameof(Connection.Key)], refused.Faults.Select(fault => fault.Field));
    }

    [Fact]
    public async Task SaveAsync_StoredKeyThatNobodyEntered_IsRefused()
    {
        await using var workbench = await StorageFixture.OpenAsync();

        await Assert.ThrowsAsync<FaultyConnectionException>(() => workbench.Get<ConnectionStore>().SaveAsync(Cloud, key: null, Cancel));

        Assert.Empty(await workbench.Get<ConnectionStore>().ListAsync(Cancel));
    }

    [Fact]
    public async Task OpenAsync_RingGone_SaysWhatToDo()
    {
        var first = await StorageFixture.OpenAsync();
        await first.Get<ConnectionStore>().SaveAsync(Cloud, new ApiKey(Secret), Cancel);
        Directory.Delete(new StorageOptions(first.Folder.FullName).KeyRingDirectory, recursive: true);
        await first.CloseAsync();
        await using var second = await StorageFixture.OpenAsync(first.Folder);

        var missing = await Assert.ThrowsAsync<KeyMissingException>(() => second.Get<ConnectionStore>().OpenAsync("cloud", Cancel));

        Assert.Contains("Enter the key again", missing.Message);
        Assert.DoesNotContain(Secret, missing.ToString());
    }

    [Fact]
    public async Task OpenAsync_VariableNotSet_NamesIt()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        await workbench.Get<ConnectionStore>().SaveAsync(Cloud with { Key = KeySource.OfVariable("MLLM3REC_KEY_NO_SUCH") }, key: null, Cancel);

        var missing = await Assert.ThrowsAsync<KeyMissingException>(() => workbench.Get<ConnectionStore>().OpenAsync("cloud", Cancel));

        Assert.Contains("MLLM3REC_KEY_NO_SUCH", missing.Message);
    }

    [Fact]
    public async Task OpenAsync_Unknown_NamesTheKnownOnes()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        await workbench.Get<ConnectionStore>().SaveAsync(Cloud, new ApiKey(Secret), Cancel);

        var unknown = await Assert.ThrowsAsync<UnknownConnectionException>(() => workbench.Get<ConnectionStore>().OpenAsync("clod", Cancel));

        Assert.Contains("cloud", unknown.Message);
    }

    [Fact]
    public async Task OpenAsync_Offline_IsRefused()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        await workbench.Get<ConnectionStore>().SaveAsync(Cloud, new ApiKey(Secret), Cancel);
        await workbench.Get<SettingsStore>().SaveAsync(new AppSettings { Offline = true }, Cancel);

        await Assert.ThrowsAsync<OfflineException>(() => workbench.Get<ConnectionStore>().OpenAsync("cloud", Cancel));
    }

    [Fact]
    public async Task RemoveAsync_Twice_IsFalseTheSecondTime()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        await workbench.Get<ConnectionStore>().SaveAsync(Cloud, new ApiKey(Secret), Cancel);

        Assert.True(await workbench.Get<ConnectionStore>().RemoveAsync("cloud", Cancel));
        Assert.False(await workbench.Get<ConnectionStore>().RemoveAsync("cloud", Cancel));
    }
}
