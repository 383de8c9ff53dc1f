using System.IO.Compression;
using System.Text;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>A folder of hand-made files for one test.</summary>
internal sealed class SourceFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mllm3rec-");

    public string Path => folder.FullName;

    public SourceFolder With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    public SourceFolder With(string name, byte[] content)
    {
        File.WriteAllBytes(Place(name), content);
        return this;
    }

    public SourceFolder WithGzip(string name, string content) => With(name, Gzip(content));

    public long Size(string name) => new FileInfo(Place(name)).Length;

    public string Place(string name) => System.IO.Path.Combine(Path, name);

    public Task<ImportedDataset> ReadAsync(
        string? format = null, IReadOnlyDictionary<string, string>? columns = null, int kCore = 0, SourceLimits? limits = null,
        string[]? paths = null) =>
        DatasetImport.ReadAsync(Options(format, columns, kCore, limits, paths), progress: null, TestContext.Current.CancellationToken);

    public ImportOptions Options(
        string? format = null,
        IReadOnlyDictionary<string, string>? columns = null,
        int kCore = 0,
        SourceLimits? limits = null,
        string[]? paths = null) => new()
        {
            Name = "test",
            Paths = paths is null ? [Path] : [.. paths.Select(Place)],
            Format = format,
            Columns = columns,
            KCore = kCore,
            Limits = limits ?? SourceLimits.Default,
        };

    public async Task<string> RefusalAsync(IReadOnlyDictionary<string, string>? columns = null, SourceLimits? limits = null) =>
        (await Assert.ThrowsAsync<SourceRefusedException>(() => ReadAsync(columns: columns, limits: limits))).Message;

    public static byte[] Gzip(string content) => Gzip(Encoding.UTF8.GetBytes(content));

    public static byte[] Gzip(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return memory.ToArray();
    }

    public static byte[] Zip(params (string Name, string Content)[] members)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in members)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return memory.ToArray();
    }

    public void Dispose() => folder.Delete(recursive: true);
}

internal static class ImportedDatasets
{
    /// <summary>A user's items in order, as ids.</summary>
    public static string[] History(this ImportedDataset imported, string user)
    {
        Assert.True(imported.Dataset.TryFindUser(new UserId(user), out var index), $"no user {user}");
        return [.. imported.Dataset.HistoryMemory(index).ToArray().Select(interaction => imported.Dataset.Items[interaction.Item].Id.Value)];
    }

    public static Interaction First(this ImportedDataset imported, string user)
    {
        Assert.True(imported.Dataset.TryFindUser(new UserId(user), out var index), $"no user {user}");
        return imported.Dataset.History(index)[0];
    }

    public static Item Item(this ImportedDataset imported, string id)
    {
        Assert.True(imported.Dataset.TryFindItem(new ItemId(id), out var index), $"no item {id}");
        return imported.Dataset.Items[index];
    }

    public static string Role(this ImportedDataset imported, string file) => imported.Files.Single(source => source.Name == file).Role.ToString();
}
