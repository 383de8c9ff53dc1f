using System.Numerics.Tensors;
using MLlm3Rec.Numerics.Decompositions;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Projection;

/// <summary>The directions in which points differ most, and the points seen along them.</summary>
/// <remarks>
/// Eigenvectors of the covariance by randomised subspace iteration (Halko, Martinsson and Tropp 2011, algorithms 4.4 and 5.1, applied to XᵀX): one
/// pass over the points to form it, all iterations on d × d numbers. O(n · d²). The sign of a component is fixed by its largest entry, which is
/// positive.
/// </remarks>
/// <param name="Dimensions">d.</param>
/// <param name="Mean">[d].</param>
/// <param name="Axes">[components × d], unit rows, by falling variance; fewer than asked for where the points span fewer.</param>
/// <param name="Shares">Per component, the share of all variance in [0, 1].</param>
public sealed record PrincipalComponents(int Dimensions, float[] Mean, float[] Axes, double[] Shares)
{
    private const int Block = 2048;
    private const int PowerIterations = 7;

    public int Count => Shares.Length;

    public static PrincipalComponents Of(float[] rows, int dimensions, int components, int seed, ParallelOptions parallel)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length % dimensions, 0, nameof(rows));
        var mean = MeanOf(rows, dimensions);
        var covariance = Covariance(rows, mean, parallel);
        var total = Enumerable.Range(0, dimensions).Sum(place => (double)covariance[place * dimensions + place]);
        MatrixProduct product = (x, result, columns) =>
            DenseProduct.Multiply(new MatrixView(covariance, dimensions, dimensions), new MatrixView(x, dimensions, columns), result);
        var svd = TruncatedSvd.Of((dimensions, dimensions), product, product, components, PowerIterations, (ulong)seed, parallel.CancellationToken);
        var axes = new float[svd.Rank * dimensions];
        for (var component = 0; component < svd.Rank; component++)
        {
            for (var place = 0; place < dimensions; place++)
            {
                axes[component * dimensions + place] = svd.U[place * svd.Rank + component];
            }
        }

        return new PrincipalComponents(dimensions, mean, axes, Array.ConvertAll(svd.S, value => value / total));
    }

    /// <summary>The points seen along the components: [n × width], zeros where there are fewer components than columns.</summary>
    public float[] Project(float[] rows, int width, ParallelOptions parallel)
    {
        var count = rows.Length / Dimensions;
        var result = new float[count * width];
        Parallel.For(0, (count + Block - 1) / Block, parallel, block =>
        {
            // Centred before the product: of points far from the origin, two products would leave only rounding.
            var centred = new float[Dimensions];
            for (var row = block * Block; row < Math.Min(count, (block + 1) * Block); row++)
            {
                TensorPrimitives.Subtract(rows.AsSpan(row * Dimensions, Dimensions), Mean, centred);
                for (var component = 0; component < Math.Min(width, Count); component++)
                {
                    result[row * width + component] = TensorPrimitives.Dot(centred, Axis(component));
                }
            }
        });
        return result;
    }

    private ReadOnlySpan<float> Axis(int component) => Axes.AsSpan(component * Dimensions, Dimensions);

    private static float[] MeanOf(float[] rows, int dimensions)
    {
        var sums = new double[dimensions];
        var block = new float[dimensions];
        for (var start = 0; start < rows.Length; start += Block * dimensions)
        {
            block.AsSpan().Clear();
            foreach (var row in Enumerable.Range(0, Math.Min(Block, (rows.Length - start) / dimensions)))
            {
                TensorPrimitives.Add<float>(block, rows.AsSpan(start + row * dimensions, dimensions), block);
            }

            TensorPrimitives.Add<double>(sums, Array.ConvertAll(block, sum => (double)sum), sums);
        }

        var count = Math.Max(1, rows.Length / dimensions);
        return Array.ConvertAll(sums, sum => (float)(sum / count));
    }

    /// <summary>[d × d], block after block of centred rows.</summary>
    private static float[] Covariance(float[] rows, float[] mean, ParallelOptions parallel)
    {
        var dimensions = mean.Length;
        var count = rows.Length / dimensions;
        var covariance = new float[dimensions * dimensions];
        var centred = new float[Math.Min(count, Block) * dimensions];
        for (var first = 0; first < count; first += Block)
        {
            parallel.CancellationToken.ThrowIfCancellationRequested();
            var height = Math.Min(Block, count - first);
            for (var row = 0; row < height; row++)
            {
                TensorPrimitives.Subtract(rows.AsSpan((first + row) * dimensions, dimensions), mean, centred.AsSpan(row * dimensions));
            }

            var block = new MatrixView(centred.AsSpan(0, height * dimensions), height, dimensions);
            DenseProduct.AddTo(block.Transposed, block, covariance, scale: 1f / count, threads: parallel.MaxDegreeOfParallelism);
        }

        return covariance;
    }
}
