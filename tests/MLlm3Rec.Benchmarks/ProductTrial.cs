using System.Diagnostics;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Benchmarks;

/// <summary>GFLOP/s by the clock, and by the CPU seconds of the whole process.</summary>
internal readonly record struct Speed(double ByClock, double ByCpu);

/// <summary>One shape of product, measured anew at each run: the best of eight rounds, as the peer's script does.</summary>
internal sealed record ProductTrial(int Rows, int Depth, int Columns, int Threads, bool IsTransposed)
{
    private const int Rounds = 8;

    /// <summary>A round does at least so many operations: clocks of CPU seconds are coarse.</summary>
    private const double Least = 1e9;

    private readonly float[] a = Draw(Rows * Depth);
    private readonly float[] b = Draw(Depth * Columns);
    private readonly float[] c = new float[Rows * Columns];

    public static ProductTrial Square(int side, int threads) => new(side, side, side, threads, IsTransposed: false);

    public Speed Run()
    {
        var work = 2.0 * Rows * Depth * Columns;
        var repeats = Math.Max(1, (int)(Least / work));
        var (clock, cpu) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var (started, spent) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                var right = IsTransposed ? new MatrixView(b, Columns, Depth).Transposed : new MatrixView(b, Depth, Columns);
                DenseProduct.Multiply(new MatrixView(a, Rows, Depth), right, c, threads: Threads);
            }

            clock = Math.Min(clock, Stopwatch.GetElapsedTime(started).TotalSeconds);
            cpu = Math.Min(cpu, (Environment.CpuUsage.TotalTime - spent).TotalSeconds);
        }

        return new Speed(work * repeats / clock / 1e9, work * repeats / cpu / 1e9);
    }

    private static float[] Draw(int length)
    {
        var random = new SplitMix64(1);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
    }
}
