using System.Collections.Concurrent;
using System.Diagnostics;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Sources;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Benchmarks;

/// <summary>Damaged files of every import format, every other one Parquet: each is imported or refused in words, or the command fails.</summary>
/// <remarks>
/// A process a file would take a day, so workers read many files each and say after each what became of it. One that is silent for long, or ends, is
/// replaced; the file it was at is read again as the product does it and has to be refused within its limits.
/// </remarks>
internal static class FuzzVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(int count, CancellationToken cancellationToken)
    {
        var (outcomes, failures, hard) = (new ConcurrentDictionary<string, int>(), new ConcurrentBag<string>(), new ConcurrentBag<int>());
        var watch = Stopwatch.StartNew();
        var workers = Environment.ProcessorCount;
        await Task.WhenAll(Enumerable.Range(0, workers).Select(async worker =>
        {
            for (var next = worker; next < count;)
            {
                next = await WorkAsync(next, workers, count, outcomes, failures, hard, cancellationToken);
            }
        }));
        foreach (var number in hard.Order())
        {
            await ReadAsTheProductDoesAsync(number, outcomes, failures, cancellationToken);
        }

        Console.WriteLine($"{count:N0} files in {watch.Elapsed.TotalSeconds:N0} s; {hard.Count:N0} read a second time, in a process of their own");
        foreach (var (outcome, files) in outcomes.OrderByDescending(pair => pair.Value))
        {
            Console.WriteLine($"{files,9:N0} {outcome}");
        }

        foreach (var failure in failures.Take(20))
        {
            Console.WriteLine(failure);
        }

        return failures.IsEmpty ? 0 : 1;
    }

    /// <summary>What a worker does: a line for each file.</summary>
    public static async Task ServeAsync(int first, int step, int count, CancellationToken cancellationToken)
    {
        var files = (Text: await SourceMutants.CreateAsync(parquet: false), Parquet: await SourceMutants.CreateAsync(parquet: true));
        var folder = Directory.CreateTempSubdirectory("mllm3rec-fuzz-");
        try
        {
            for (var number = first; number < count; number += step)
            {
                var options = Write(folder, number, files);
                var outcome = await OutcomeAsync(async () =>
                {
                    await SourcePreview.OfAsync(options, cancellationToken);
                    await DatasetImport.ReadAsync(options, progress: null, cancellationToken);
                });
                Console.WriteLine($"{number} {outcome}");
                File.Delete(options.Paths[0]);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One of the files, to be looked at, and read as the product does.</summary>
    public static async Task<int> LookAsync(int number, string folder, CancellationToken cancellationToken)
    {
        var files = (await SourceMutants.CreateAsync(parquet: false), await SourceMutants.CreateAsync(parquet: true));
        var options = Write(Directory.CreateDirectory(folder), number, files);
        using var reader = new SourceReader(ReaderLimits.Default, TimeProvider.System);
        var watch = Stopwatch.StartNew();
        var outcome = await OutcomeAsync(() => reader.ReadAsync(options, progress: null, cancellationToken));
        Console.WriteLine($"{options.Paths[0]}: {outcome} in {watch.Elapsed.TotalSeconds:N1} s");
        return outcome.StartsWith("failed", StringComparison.Ordinal) ? 1 : 0;
    }

    private static async Task<int> WorkAsync(
        int first,
        int step,
        int count,
        ConcurrentDictionary<string, int> outcomes,
        ConcurrentBag<string> failures,
        ConcurrentBag<int> hard,
        CancellationToken cancellationToken)
    {
        // Begun as "dotnet X.dll", the process is dotnet itself.
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        var info = new ProcessStartInfo(Environment.ProcessPath!, [.. program, "fuzz-worker", $"{first}", $"{step}", $"{count}"])
        {
            RedirectStandardOutput = true,
        };
        info.Environment["DOTNET_GCHeapHardLimit"] = "60000000";
        using var worker = Process.Start(info)!;
        var next = first;
        try
        {
            while (await LineAsync(worker, Patience * (next == first ? 4 : 1), cancellationToken) is { } line)
            {
                next += step;
                Count(line.Split(' ', 2)[1], line, outcomes, failures);
            }
        }
        catch (TimeoutException)
        {
            // Silence is told below, like an early end.
        }

        worker.Kill(entireProcessTree: true);
        if (next >= count)
        {
            return next;
        }

        hard.Add(next);
        return next + step;
    }

    private static Task<string?> LineAsync(Process worker, TimeSpan patience, CancellationToken cancellationToken) =>
        worker.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(patience, cancellationToken);

    private static async Task ReadAsTheProductDoesAsync(
        int number, ConcurrentDictionary<string, int> outcomes, ConcurrentBag<string> failures, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("mllm3rec-fuzz-");
        var options = Write(
            folder, number, (await SourceMutants.CreateAsync(parquet: false), await SourceMutants.CreateAsync(parquet: true)));
        using var reader = new SourceReader(ReaderLimits.Default, TimeProvider.System);
        var watch = Stopwatch.StartNew();
        var outcome = await OutcomeAsync(() => reader.ReadAsync(options, progress: null, cancellationToken));
        Count($"{outcome} in a process of its own", $"{number} {outcome}", outcomes, failures);
        if (watch.Elapsed > TimeSpan.FromSeconds(10))
        {
            failures.Add($"{number} took {watch.Elapsed.TotalSeconds:N0} s");
        }

        folder.Delete(recursive: true);
    }

    private static ImportOptions Write(DirectoryInfo folder, int number, (SourceMutants Text, SourceMutants Parquet) files)
    {
        var (name, content) = (number % 2 == 0 ? files.Text : files.Parquet)[number];
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, content);
        return new ImportOptions { Name = "fuzz", Paths = [path] };
    }

    private static async Task<string> OutcomeAsync(Func<Task> read)
    {
        try
        {
            await read();
            return "imported";
        }
        catch (RefusalException)
        {
            return "refused";
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
        {
            return $"failed: {failure.ToString().ReplaceLineEndings(" | ")}";
        }
    }

    private static void Count(string outcome, string line, ConcurrentDictionary<string, int> outcomes, ConcurrentBag<string> failures)
    {
        var kind = outcome.StartsWith("failed", StringComparison.Ordinal) ? "failed" : outcome;
        outcomes.AddOrUpdate(kind, 1, (_, files) => files + 1);
        if (kind == "failed")
        {
            failures.Add(line);
        }
    }
}
