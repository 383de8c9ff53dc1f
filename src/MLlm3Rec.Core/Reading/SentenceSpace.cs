using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Decompositions;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Reading;

/// <summary>The directions in which the items of a dataset differ, as a sentence encoder sees them: what an item's vector is told in.</summary>
/// <remarks>
/// Right singular vectors of the items' mean clause vectors, centred; as many as a word vector of the built-in engine has places, so that ranking
/// costs the same whoever read.
/// </remarks>
/// <param name="Mean">What all items have in common, taken off each.</param>
/// <param name="Axes">[axes × size], unit rows.</param>
/// <param name="Salience">Mean salience per dimension over all items.</param>
internal sealed record SentenceSpace(float[] Mean, float[] Axes, float[] Salience)
{
    public int Count => Mean.Length == 0 ? 0 : Axes.Length / Mean.Length;

    public static SentenceSpace Of(SentenceReader sentences, IReadOnlyList<Item> items, ReadingOptions options, CancellationToken cancellationToken)
    {
        var size = sentences.Vectors.Size;
        var rows = new float[items.Count * size];
        Parallel.For(0, items.Count, options.Parallel(cancellationToken), item => sentences.Sum(items[item], rows.AsSpan(item * size, size)));
        var mean = new float[size];
        for (var place = 0; place < rows.Length; place++)
        {
            mean[place % size] += rows[place] / items.Count;
        }

        for (var place = 0; place < rows.Length; place++)
        {
            rows[place] -= mean[place % size];
        }

        return new SentenceSpace(mean, Directions(rows, items.Count, size, options, cancellationToken), []);
    }

    /// <summary>The vector along the axes, unit length or zeros.</summary>
    public void Project(ReadOnlySpan<float> vector, Span<float> meaning)
    {
        meaning.Clear();
        if (vector.ContainsAnyExcept(0f))
        {
            var centred = new float[vector.Length];
            TensorPrimitives.Subtract(vector, Mean, centred);
            Kernels.RowDots(Axes, centred, meaning);
            Kernels.Normalize(meaning);
        }
    }

    private static float[] Directions(float[] rows, int count, int size, ReadingOptions options, CancellationToken cancellationToken)
    {
        MatrixProduct product = (x, result, columns) => DenseProduct.Multiply(
            new MatrixView(rows, count, size), new MatrixView(x, size, columns), result, threads: options.Threads);
        MatrixProduct transposed = (x, result, columns) => DenseProduct.Multiply(
            new MatrixView(rows, count, size).Transposed, new MatrixView(x, count, columns), result, threads: options.Threads);
        var svd = TruncatedSvd.Of(
            (count, size), product, transposed, options.WordVectorSize, powerIterations: 3, (ulong)options.Seed, cancellationToken);
        var axes = new float[svd.Rank * size];
        for (var axis = 0; axis < svd.Rank; axis++)
        {
            for (var place = 0; place < size; place++)
            {
                axes[axis * size + place] = svd.V[place * svd.Rank + axis];
            }
        }

        return axes;
    }
}
