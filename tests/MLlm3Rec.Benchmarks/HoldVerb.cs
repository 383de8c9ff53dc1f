using System.Diagnostics;
using System.Globalization;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Storage.Sources;

namespace MLlm3Rec.Benchmarks;

/// <summary>How much memory an import takes as rows grow: the most that the asking process had, above what it began with.</summary>
internal static class HoldVerb
{
    public static async Task RunAsync(int rows, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("mllm3rec-hold-");
        var path = Path.Combine(folder.FullName, "t.csv");
        try
        {
            await WriteAsync(path, rows);
            using var reader = new SourceReader(ReaderLimits.Default, TimeProvider.System);
            using var process = Process.GetCurrentProcess();
            var before = process.PeakWorkingSet64;
            var watch = Stopwatch.StartNew();
            var imported = await reader.ReadAsync(new ImportOptions { Name = "rows", Paths = [path] }, progress: null, cancellationToken);
            process.Refresh();
            var taken = process.PeakWorkingSet64 - before;
            Console.WriteLine(
                $"{rows,11:N0} rows, {new FileInfo(path).Length / 1e6,7:N0} MB: {watch.Elapsed.TotalSeconds,6:N1} s, "
                    + $"{taken / 1e6,7:N0} MB more at most, {(double)taken / rows,5:N0} bytes a row "
                    + $"({imported.Statistics.Users:N0} users, {imported.Statistics.Items:N0} items)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(string path, int rows)
    {
        await using var file = new StreamWriter(path);
        await file.WriteLineAsync("user,item,rating,timestamp");
        for (var row = 0; row < rows; row++)
        {
            await file.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"u{row / 165},i{row * 7919L % 3700},{row % 5 + 1},{978300000 + row}"));
        }
    }
}
