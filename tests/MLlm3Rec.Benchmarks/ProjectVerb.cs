using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MLlm3Rec.Projection;

namespace MLlm3Rec.Benchmarks;

/// <summary>
/// Seconds for a map of points in a NumPy file, as a warm process does it: once for the compiler, then measured. The hash of the places is the same
/// at any
/// number of threads; DOTNET_PROCESSOR_COUNT=1 shows it.
/// </summary>
internal static class ProjectVerb
{
    private const int Repeats = 40;

    public static void Run(string method, string path, string? flat, CancellationToken cancellationToken)
    {
        var points = NpyFile.Read(path);
        Project(
            method,
            new NpyFile(points.Columns, points.Values[..(Math.Min(points.Values.Length / points.Columns, 2000) * points.Columns)]),
            cancellationToken);
        for (var again = 0; again < (method == "pca" ? Repeats : 0); again++)
        {
            // What takes milliseconds is measured once the compiler has done all it can, as its peer's best of five is.
            Project(method, points, cancellationToken);
        }

        var (started, cpu) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        var places = Project(method, points, cancellationToken);
        var spent = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var hash = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(places.AsSpan())))[..16];
        Console.WriteLine(
            $"{method} of {points.Values.Length / points.Columns:N0} points: {Stopwatch.GetElapsedTime(started).TotalSeconds:F3} s, cpu "
                + $"{spent.TotalSeconds:F3} s, {Environment.ProcessorCount} processors, places {hash}");
        if (flat is not null)
        {
            new NpyFile(2, places).Write(flat);
        }
    }

    private static float[] Project(string method, NpyFile points, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        var steps = new StepTimes();
        switch (method)
        {
            case "pca":
                return PrincipalComponents.Of(points.Values, points.Columns, 2, seed: 42, parallel).Project(points.Values, 2, parallel);
            case "umap":
                var map = UmapMap.Of(points.Values, points.Columns, DistanceMetric.Euclidean, new UmapOptions(), steps.Note, cancellationToken);
                steps.Note(new ProjectionProgress("end", 0, 0));
                return map.Places;
            case "neighbours":
                var set = PointSet.Of(points.Values, points.Columns, DistanceMetric.Euclidean);
                steps.Note(new ProjectionProgress("exact", 0, 0));
                var truth = ExactNeighbours.Of(set, 14, parallel);
                steps.Note(new ProjectionProgress("descent", 0, 0));
                var found = NeighbourDescent.Of(set, 14, seed: 42, parallel);
                steps.Note(new ProjectionProgress("end", 0, 0));
                Console.WriteLine($"  recall {found.Recall(truth):F4}");
                return found.Distances;
            default:
                throw new ArgumentException($"There is no method \"{method}\".", nameof(method));
        }
    }

    private sealed class StepTimes
    {
        private string? step;
        private long started;
        private TimeSpan cpu;

        public void Note(ProjectionProgress progress)
        {
            if (progress.Step == step)
            {
                return;
            }

            var now = Process.GetCurrentProcess().TotalProcessorTime;
            if (step is not null)
            {
                Console.WriteLine($"  {step,-16} {Stopwatch.GetElapsedTime(started).TotalSeconds,8:F3} s, cpu {(now - cpu).TotalSeconds,8:F3} s");
            }

            (step, started, cpu) = (progress.Step, Stopwatch.GetTimestamp(), now);
        }
    }
}
