using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Thousands of damaged files of every format but Parquet, whose library may never end and is read in another process.</summary>
public sealed class DamagedFilesTests : IDisposable
{
    private const int Files = 3_000;

    private readonly SourceFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ReadAsync_ValidFiles_AreImportedOrHaveNoChoices()
    {
        foreach (var (name, content) in (await SourceMutants.CreateAsync(parquet: false)).Valid)
        {
            folder.With(name, content);
            var failure = await Record.ExceptionAsync(() => DatasetImport.ReadAsync(folder.Options(paths: [name]), progress: null, Token));
            Assert.True(failure is null || failure.Message.StartsWith("No file has both a user and an item", StringComparison.Ordinal), name);
        }
    }

    [Fact]
    public async Task ReadAsync_DamagedFiles_AreImportedOrRefusedInWords()
    {
        var mutants = await SourceMutants.CreateAsync(parquet: false);
        var (imported, refused) = (0, 0);
        for (var number = 0; number < Files; number++)
        {
            var (name, content) = mutants[number];
            folder.With(name, content);
            var options = folder.Options(paths: [name]);
            var failures = new[]
            {
                await Record.ExceptionAsync(() => SourcePreview.OfAsync(options, Token)),
                await Record.ExceptionAsync(() => DatasetImport.ReadAsync(options, progress: null, Token)),
            };
            Each.Holds(failures, failure => Assert.True(failure is null or SourceRefusedException, $"File {number}, {name}: {failure}"));
            _ = failures[1] is null ? imported++ : refused++;
        }

        // Both happen often, or the damage is too small or too large to find anything.
        Assert.InRange(imported, Files / 10, Files * 9 / 10);
        Assert.InRange(refused, Files / 10, Files * 9 / 10);
    }
}
