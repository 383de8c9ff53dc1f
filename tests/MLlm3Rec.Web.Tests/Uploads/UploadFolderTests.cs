using MLlm3Rec.Storage.Schema;


namespace MLlm3Rec.Web.Uploads;

public sealed class UploadFolderTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("mllm3rec-uploads-");
    private readonly UploadFolder folder;

    public UploadFolderTests() => folder = new UploadFolder(new StorageOptions(data.FullName));

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task Save_NameWithAPath_StaysInItsFolder()
    {
        var id = folder.Create();

        await SaveAsync(id, "../../evil.csv", "a,b", maxBytes: 10);

        Assert.Equal(Path.Combine(data.FullName, "uploads", id, "evil.csv"), Assert.Single(folder.Files(id)));
    }

    [Fact]
    public async Task Save_MoreThanTheLimit_LeavesNothing()
    {
        var id = folder.Create();

        await Assert.ThrowsAsync<UploadTooLargeException>(() => SaveAsync(id, "big.csv", "12345", maxBytes: 4));

        Assert.Empty(Directory.EnumerateFiles(folder.Find(id)!));
    }

    [Fact]
    public async Task Save_DiskIsFull_IsSaidAndLeavesNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a device that is always full.");
        var id = folder.Create();
        File.CreateSymbolicLink(Path.Combine(folder.Find(id)!, "big.csv.part"), "/dev/full");

        var full = await Assert.ThrowsAsync<DiskFullException>(() => SaveAsync(id, "big.csv", "12345", maxBytes: 10));

        Assert.Contains("Make room there", full.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder.Find(id)!));
    }

    [Fact]
    public void RemoveUntouched_OneIsStuck_TakesTheOthers()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Nothing stays where everything may be removed.");
            return;
        }

        var (stuck, free) = (folder.Find(folder.Create())!, folder.Find(folder.Create())!);
        File.WriteAllText(Path.Combine(stuck, "a.csv"), "");
        File.SetUnixFileMode(stuck, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var left = Assert.Throws<UploadsLeftException>(() => folder.RemoveUntouchedSince(DateTimeOffset.MaxValue));

        Assert.Contains("An old upload in", left.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(free));
        File.SetUnixFileMode(stuck, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Theory]
    [InlineData("電")]
    [InlineData("🎬")]
    public async Task Save_LongNameOfWideLetters_KeepsItsEnd(string letter)
    {
        var id = folder.Create();

        await SaveAsync(id, string.Concat(Enumerable.Repeat(letter, 150)) + ".csv", "a,b", maxBytes: 10);

        var name = Path.GetFileName(Assert.Single(folder.Files(id)));
        Assert.EndsWith(letter + ".csv", name, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', name);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name), 200, 240);
    }

    [Theory]
    [InlineData("../..")]
    [InlineData("")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    public void Find_NotAnId_IsNothing(string id) => Assert.Null(folder.Find(id));

    private async Task SaveAsync(string id, string name, string content, long maxBytes)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
        await folder.SaveAsync(folder.Find(id)!, name, stream, maxBytes, TestContext.Current.CancellationToken);
    }
}
