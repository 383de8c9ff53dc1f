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
