using System.Diagnostics;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Storage.Sources;

namespace MLlm3Rec.Benchmarks;

/// <summary>Seconds of reading a folder once, in this process or as the product does it: the first reading of a process, as the product's
/// is.</summary>
internal static class ReadVerb
{
    public static async Task RunAsync(string folder, bool here, CancellationToken cancellationToken)
    {
        var options = new ImportOptions { Name = "read", Paths = [folder] };
        using var reader = new SourceReader(ReaderLimits.Default, TimeProvider.System);
        var watch = Stopwatch.StartNew();
        var imported = here
            ? await DatasetImport.ReadAsync(options, progress: null, cancellationToken)
            : await reader.ReadAsync(options, progress: null, cancellationToken);
        var wall = watch.Elapsed.TotalSeconds;
        Console.WriteLine($"{imported.Statistics.Interactions:N0} choices read {(here ? "here" : "there")} in {wall:N2} s");
    }
}
