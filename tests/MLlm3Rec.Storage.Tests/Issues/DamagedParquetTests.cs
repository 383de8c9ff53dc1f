using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Storage.Sources;

namespace MLlm3Rec.Storage.Issues;

/// <summary>Damaged Parquet files, each in a process that can be stopped.</summary>
public sealed class DamagedParquetTests : IDisposable
{
    private const int Files = 40;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mllm3rec-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Read_DamagedParquet_IsImportedOrRefusedInWords()
    {
        var mutants = await SourceMutants.CreateAsync(parquet: true);
        using var reader = new SourceReader(ReaderLimits.Default with { Processor = TimeSpan.FromSeconds(2) }, TimeProvider.System);
        var failures = new Exception?[Files];
        await Parallel.ForAsync(0, Files, TestContext.Current.CancellationToken, async (number, token) =>
        {
            var (name, content) = mutants[number];
            var path = Path.Combine(folder.FullName, $"{number}-{name}");
            await File.WriteAllBytesAsync(path, content, token);
            failures[number] = await Record.ExceptionAsync(
                () => reader.ReadAsync(new ImportOptions { Name = "x", Paths = [path] }, progress: null, token));
        });

        Each.Holds(failures, failure => Assert.True(failure is null or SourceRefusedException, failure?.ToString()));
        Assert.Contains(failures, failure => failure is not null);
    }
}
