using System.Diagnostics;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Benchmarks;

/// <summary>Speed of the dense product: 2,048³ on one thread and on two beside the BLAS that numpy finds, then shapes of training and scoring.</summary>
internal static class ProductVerb
{
    private const int Turns = 4;

    private static readonly (int Rows, int Depth, int Columns)[] Shapes = [(64, 50, 50), (64, 64, 12_000), (256, 64, 12_000), (1, 64, 12_000), (2_048, 256, 256)];

    public static async Task RunAsync(string? peer, CancellationToken cancellationToken)
    {
        // In turns, so that whatever else the machine does meets all three alike; the best of each counts.
        var best = (One: 0.0, Two: 0.0, Peer: 0.0);
        for (var turn = 0; turn < Turns; turn++)
        {
            best.One = Math.Max(best.One, Measure(2_048, 2_048, 2_048, threads: 1, transposed: false));
            best.Two = Math.Max(best.Two, Measure(2_048, 2_048, 2_048, threads: 2, transposed: false));
            best.Peer = peer is null ? double.NaN : Math.Max(best.Peer, await PeerAsync(peer, cancellationToken));
        }

        Console.WriteLine($"2048^3 in GFLOP/s, best of {Turns} turns: one thread {best.One:F0}, two threads {best.Two:F0} ({best.Two / best.One:F2} x), numpy on one thread {best.Peer:F0}");

        foreach (var (rows, depth, columns) in Shapes)
        {
            Console.WriteLine($"{rows} x {depth} x {columns}: {Measure(rows, depth, columns, 1, false):F0}, right side transposed {Measure(rows, depth, columns, 1, true):F0} GFLOP/s");
        }
    }

    private static double Measure(int rows, int depth, int columns, int threads, bool transposed)
    {
        var (a, b, c) = (Draw(rows * depth), Draw(depth * columns), new float[rows * columns]);
        var work = 2.0 * rows * depth * columns;
        var repeats = Math.Max(1, (int)(2e9 / work));
        var best = double.MaxValue;
        for (var round = 0; round < 12; round++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                var right = transposed ? new MatrixView(b, columns, depth).Transposed : new MatrixView(b, depth, columns);
                DenseProduct.Multiply(new MatrixView(a, rows, depth), right, c, threads: threads);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return work * repeats / best / 1e9;
    }

    private static float[] Draw(int length)
    {
        var random = new SplitMix64(1);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
    }

    private static async Task<double> PeerAsync(string script, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [script, "blas"]) { RedirectStandardOutput = true };
        start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        var said = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? double.Parse(said.Split(' ')[0]) : throw new InvalidOperationException("The peer did not run: it needs Debian's python3-numpy and libopenblas0.");
    }
}
