using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Projection;

/// <summary>One drawn start of <see cref="KMeans"/> and the steps from there.</summary>
internal sealed class KMeansStart
{
    private const int Block = 256;

    private readonly PointSet points;
    private readonly int k;
    private readonly ParallelOptions parallel;
    private readonly float[] means;
    private readonly float[] halves;
    private readonly int[] groups;
    private readonly float[] keys;

    public KMeansStart(PointSet points, int k, SplitMix64 random, ParallelOptions parallel)
    {
        this.points = points;
        this.k = k;
        this.parallel = parallel;
        means = new float[k * points.Dimensions];
        halves = new float[k];
        groups = new int[points.Count];
        keys = new float[points.Count];
        DrawMeans(random);
    }

    public KMeans Run(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            var before = groups.ToArray();
            Assign();
            if (step > 0 && before.AsSpan().SequenceEqual(groups))
            {
                break;
            }

            MoveMeans();
        }

        var sizes = new int[k];
        foreach (var group in groups)
        {
            sizes[group]++;
        }

        return new KMeans(groups, sizes, keys.Sum(key => (double)key));
    }

    /// <summary>Each further mean is a point drawn in proportion to its key to the nearest mean so far.</summary>
    private void DrawMeans(SplitMix64 random)
    {
        Array.Fill(keys, float.PositiveInfinity);
        var chosen = random.NextInt32(points.Count);
        for (var mean = 0; mean < k; mean++)
        {
            SetMean(mean, points.Row(chosen));
            for (var point = 0; point < points.Count; point++)
            {
                var product = TensorPrimitives.Dot(points.Row(point), points.Row(chosen));
                keys[point] = Math.Min(keys[point], points.Key(point, chosen, product));
            }

            chosen = Draw(random.NextDouble());
        }
    }

    private int Draw(double share)
    {
        var left = share * keys.Sum(key => (double)key);
        for (var point = 0; point < keys.Length; point++)
        {
            left -= keys[point];
            if (left < 0)
            {
                return point;
            }
        }

        return keys.Length - 1;
    }

    private void Assign() => Parallel.For(0, (points.Count + Block - 1) / Block, parallel, () => new float[Block * k], (block, _, products) =>
    {
        var (first, count) = (block * Block, Math.Min(Block, points.Count - block * Block));
        DenseProduct.Multiply(points.Rows(first, count), new MatrixView(means, k, points.Dimensions).Transposed, products);
        for (var row = 0; row < count; row++)
        {
            var nearest = float.PositiveInfinity;
            for (var mean = 0; mean < k; mean++)
            {
                var place = means.AsSpan(mean * points.Dimensions, points.Dimensions);
                var key = PointSet.Key(points.Row(first + row), points.Half(first + row), place, halves[mean], products[row * k + mean]);
                (nearest, groups[first + row]) = key < nearest ? (key, mean) : (nearest, groups[first + row]);
            }

            keys[first + row] = nearest;
        }

        return products;
    }, _ => { });

    private void MoveMeans()
    {
        var sums = new double[k * points.Dimensions];
        var sizes = new int[k];
        for (var point = 0; point < points.Count; point++)
        {
            var row = points.Row(point);
            var sum = sums.AsSpan(groups[point] * points.Dimensions, points.Dimensions);
            for (var place = 0; place < row.Length; place++)
            {
                sum[place] += row[place];
            }

            sizes[groups[point]]++;
        }

        for (var mean = 0; mean < k; mean++)
        {
            var (start, size) = (mean * points.Dimensions, sizes[mean]);
            SetMean(mean, size > 0 ? Array.ConvertAll(sums[start..(start + points.Dimensions)], sum => (float)(sum / size)) : points.Row(Farthest()));
        }
    }

    private int Farthest()
    {
        var farthest = Array.IndexOf(keys, keys.Max());
        keys[farthest] = 0;
        return farthest;
    }

    private void SetMean(int mean, ReadOnlySpan<float> row)
    {
        var target = means.AsSpan(mean * points.Dimensions, points.Dimensions);
        row.CopyTo(target);
        if (points.Metric == DistanceMetric.Cosine)
        {
            Kernels.Normalize(target);
        }

        halves[mean] = points.Metric == DistanceMetric.Cosine ? 0.5f : TensorPrimitives.SumOfSquares<float>(target) / 2;
    }
}
