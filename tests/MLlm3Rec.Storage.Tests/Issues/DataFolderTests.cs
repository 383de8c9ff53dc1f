using MLlm3Rec.Connections;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Issues;

/// <summary>Everybody on the machine could read the database, and two servers of one folder did not know of each other.</summary>
public sealed class DataFolderTests : IAsyncLifetime
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly Connection Cloud = new()
    {
        Name = "cloud",
        Kind = ServerKind.OpenAI,
        BaseAddress = new Uri("https://api.openai.com/v1"),
        ChatModel = "m",
        Key = KeySource.Stored,
    };

    private readonly DirectoryInfo around = Directory.CreateTempSubdirectory("mllm3rec-");
    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => workbench = await StorageFixture.OpenAsync(new DirectoryInfo(Path.Combine(around.FullName, "data")));

    public async ValueTask DisposeAsync()
    {
        await workbench.DisposeAsync();
        around.Delete(recursive: true);
    }

    [Fact]
    public async Task Folder_WithAllItHolds_IsClosedToOthers()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has rights of another kind.");
            return;
        }

        await workbench.Get<ConnectionStore>().SaveAsync(Cloud, new ApiKey("sk-1"), Token);

        Assert.Equal([], Open(workbench.Folder));
        Assert.Contains(Directory.GetFiles(workbench.Folder.FullName), file => file.EndsWith("-wal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Folder_OfAnEarlierVersion_IsClosedAtStart()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has rights of another kind.");
            return;
        }

        await workbench.CloseAsync();
        var model = Path.Combine(workbench.Folder.CreateSubdirectory("models").FullName, "1-ease.model");
        await File.WriteAllTextAsync(model, "", Token);
        File.SetUnixFileMode(model, (UnixFileMode)0b110_100_100);
        File.SetUnixFileMode(workbench.DatabasePath, (UnixFileMode)0b110_100_100);
        File.SetUnixFileMode(workbench.Folder.FullName, (UnixFileMode)0b111_101_101);

        workbench = await StorageFixture.OpenAsync(workbench.Folder);

        Assert.Equal([], Open(workbench.Folder));
    }

    [Fact]
    public async Task Folder_ThatHoldsOtherThings_StaysAsItIs()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has rights of another kind.");
            return;
        }

        var home = around.CreateSubdirectory("home");
        await File.WriteAllTextAsync(Path.Combine(home.FullName, "letter.txt"), "", Token);
        var before = File.GetUnixFileMode(home.FullName);

        var inHome = await StorageFixture.OpenAsync(home);

        Assert.Equal(before, File.GetUnixFileMode(home.FullName));
        Assert.True(inHome.Get<DataFolder>().IsOpenToOthers);
        Assert.Equal(OwnersFile, File.GetUnixFileMode(inHome.DatabasePath));
        await inHome.CloseAsync();
    }

    [Fact]
    public async Task Serve_AnotherServerIsThere_IsRefusedInWords()
    {
        var first = workbench.Get<DataFolder>();
        first.Serve();
        var second = await StorageFixture.OpenAsync(workbench.Folder);

        var refused = Assert.Throws<DataFolderException>(second.Get<DataFolder>().Serve);

        Assert.Contains($"belongs to another server: process {Environment.ProcessId}, since", refused.Message, StringComparison.Ordinal);
        first.Dispose();
        second.Get<DataFolder>().Serve();
        await second.CloseAsync();
    }

    [Fact]
    public async Task TakeAlone_FolderInUse_IsRefusedUntilTheyGo()
    {
        Assert.Throws<DataFolderException>(workbench.Get<DataFolder>().TakeAlone);
        await workbench.CloseAsync();
        using var folder = new DataFolder(new StorageOptions(workbench.Folder.FullName), TimeProvider.System);

        using (folder.TakeAlone())
        {
            await Assert.ThrowsAsync<DataFolderException>(() => StorageFixture.OpenAsync(workbench.Folder));
        }

        workbench = await StorageFixture.OpenAsync(workbench.Folder);
    }

    [Fact]
    public async Task EnsureAsync_FolderIsAFile_IsRefusedInWords()
    {
        var path = Path.Combine(around.FullName, "file");
        await File.WriteAllTextAsync(path, "", Token);

        var refused = await Assert.ThrowsAsync<DataFolderException>(() => StorageFixture.OpenAsync(new DirectoryInfo(path)));

        Assert.Contains("--data-dir", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ring_WithAKey_SaysHowItStands()
    {
        Assert.Equal(0, workbench.Get<KeyVault>().Look().Keys);
        await workbench.Get<ConnectionStore>().SaveAsync(Cloud, new ApiKey("sk-1"), Token);

        var ring = workbench.Get<KeyVault>().Look();

        Assert.Equal((1, false), (ring.Keys, ring.IsOpenToOthers));
    }

    private static IEnumerable<string> Open(DirectoryInfo folder) => folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(folder)
        .Where(entry => entry.UnixFileMode != (entry is DirectoryInfo ? OwnersFolder : OwnersFile))
        .Select(entry => $"{entry.FullName} {entry.UnixFileMode}");
}
