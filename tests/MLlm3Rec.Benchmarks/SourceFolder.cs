using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;

namespace MLlm3Rec.Benchmarks;

/// <summary>A dataset read as the product reads it, named after its folder.</summary>
internal static class SourceFolder
{
    public static async Task<Dataset> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        return (await DatasetImport.ReadAsync(new ImportOptions { Name = name, Paths = [folder] }, progress: null, cancellationToken)).Dataset;
    }
}
