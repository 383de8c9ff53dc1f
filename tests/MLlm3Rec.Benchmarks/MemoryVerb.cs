using System.Diagnostics;
using System.Globalization;
using MLlm3Rec.Experiments;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Benchmarks;

/// <summary>The most memory that training a method takes, dataset and runtime included: one fresh process per method.</summary>
/// <remarks>Methods that learn in epochs do two, with validation: a third takes no more.</remarks>
internal static class MemoryVerb
{
    public static async Task RunAsync(string folder, string[] named, CancellationToken cancellationToken)
    {
        Console.WriteLine("method              peak MB   before training MB");
        string[] methods = named is [] ? [.. MethodCatalogue.Entries.Where(entry => !entry.NeedsEngine).Select(entry => entry.Name)] : named;
        foreach (var method in methods)
        {
            string[] arguments = ["memory-of", folder, method];
            var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is unknown.");
            var start = new ProcessStartInfo(
                program, Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(MemoryVerb).Assembly.Location, .. arguments] : arguments);
            using var process = Process.Start(start) ?? throw new InvalidOperationException("A process of its own did not start.");
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{method} ended with {process.ExitCode}.");
            }
        }
    }

    /// <summary>The child's part.</summary>
    public static async Task MeasureAsync(string folder, string method, CancellationToken cancellationToken)
    {
        var split = LeaveLastOut.Split(await SourceFolder.ReadAsync(folder, cancellationToken));
        var before = Peak();
        await Methods.Brief(method, epochs: 2).FitAsync(split.Train, split.Validation, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{method,-18} {Peak(),8:N0} {before,20:N0}"));
    }

    private static long Peak() => Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
}
