using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Layers;
using MLlm3Rec.Numerics.Products;
using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Benchmarks;

/// <summary>Time and allocation of each numeric kernel at the sizes of training and scoring, by BenchmarkDotNet; a filter as in its documentation,
/// e.g. <c>*TopK*</c>.</summary>
internal static class KernelsVerb
{
    public static int Run(string[] filter)
    {
        // In this process: a project generated beside ours would be built under the repository's analyzers.
        var config = ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "mllm3rec-kernels"));
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(KernelsVerb).Assembly).Run(["--filter", .. filter.DefaultIfEmpty("*")], config);
        return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
    }

    public static float[] Draw(int length)
    {
        var random = new SplitMix64(1);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
    }

    /// <summary>Rows with so many entries each, at columns drawn evenly.</summary>
    public static SparseRows Sparse(int rows, int columns, int perRow)
    {
        var values = Draw(rows * perRow);
        return SparseRowsBuilder.Build(rows, columns, perRow, (row, sums) =>
        {
            for (var entry = 0; entry < perRow; entry++)
            {
                var place = (row * perRow) + entry;
                sums.Add((int)(SplitMix64.Derive(2, place).NextDouble() * columns), 0.1f + values[place]);
            }
        }, new ParallelOptions { MaxDegreeOfParallelism = 1 });
    }
}

/// <summary>One thread; the shapes are those of a batch of training, of scoring a page of people, and of a square far beyond the caches.</summary>
[MemoryDiagnoser]
public class MatrixProductBenchmarks
{
    private float[] left = [];
    private float[] right = [];
    private float[] result = [];

    [Params("128x64x64", "256x64x12101", "1024x1024x1024")]
    public string Shape { get; set; } = "";

    private (int Rows, int Depth, int Columns) Sizes =>
        Shape.Split('x').Select(int.Parse).ToArray() is [var rows, var depth, var columns] ? (rows, depth, columns) : default;

    [GlobalSetup]
    public void Fill()
    {
        var (rows, depth, columns) = Sizes;
        (left, right, result) = (KernelsVerb.Draw(rows * depth), KernelsVerb.Draw(depth * columns), new float[rows * columns]);
    }

    [Benchmark]
    public void Multiply()
    {
        var (rows, depth, columns) = Sizes;
        DenseProduct.Multiply(new MatrixView(left, rows, depth), new MatrixView(right, depth, columns), result);
    }
}

/// <summary>The scores of one person over a catalogue.</summary>
[MemoryDiagnoser]
public class ScoreRowBenchmarks
{
    private readonly int[] best = new int[20];
    private float[] scores = [];
    private float[] shares = [];

    [Params(1_000, 12_101, 100_000)]
    public int Items { get; set; }

    [GlobalSetup]
    public void Fill() => (scores, shares) = (KernelsVerb.Draw(Items), new float[Items]);

    [Benchmark]
    public int TopKSelect() => TopK.Select(scores, best);

    /// <summary>With the copy that gives it fresh logits.</summary>
    [Benchmark]
    public void SoftmaxApply()
    {
        scores.CopyTo(shares, 0);
        Softmax.Apply(shares);
    }
}

/// <summary>One sequence, two heads of 32, causal, without dropout.</summary>
[MemoryDiagnoser]
public class AttentionBenchmarks
{
    private static readonly Attention Layer = new(Heads: 2, Width: 64, Causal: true);

    private float[] queries = [];
    private float[] weights = [];
    private float[] dropped = [];
    private float[] context = [];

    [Params(10, 50, 200)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        queries = KernelsVerb.Draw(Length * 3 * Layer.Width);
        (weights, dropped, context) = (new float[Layer.Heads * Length * Length], new float[Length * Length], new float[Length * Layer.Width]);
    }

    [Benchmark]
    public void Forward() => Layer.Forward(queries, Length, Dropout.None, number: 0, weights, dropped, context);
}

/// <summary>Items by items through people, the largest hundred of each row kept, as item-kNN does.</summary>
[MemoryDiagnoser]
public class SparseMultiplyBenchmarks
{
    private SparseRows people = KernelsVerb.Sparse(1, 1, 1);
    private SparseRows items = KernelsVerb.Sparse(1, 1, 1);

    [Params(1_000, 5_000)]
    public int People { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        people = KernelsVerb.Sparse(People, columns: 2_000, perRow: 9);
        items = people.Transpose();
    }

    [Benchmark]
    public SparseRows KeepLargest() => SparseMultiply.KeepLargest(items, people, keep: 100, CancellationToken.None);
}
