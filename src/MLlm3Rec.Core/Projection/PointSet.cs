using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Projection;

/// <summary>How far two points lie apart.</summary>
public enum DistanceMetric
{
    /// <summary>1 − cosine, in [0, 2]; a zero vector is at 1 from everything.</summary>
    Cosine,

    /// <summary>Length of the difference.</summary>
    Euclidean,
}

/// <summary>Points in many dimensions, laid out for fast comparison.</summary>
/// <remarks>
/// Both metrics are one formula: with h half the squared length of a row, the <em>key</em> of a pair is h₁ + h₂ − x₁·x₂. For cosine the rows are
/// scaled to unit length and h is ½, so the key is the distance; for the Euclidean distance it is d² / 2. Keys order neighbours as distances do.
/// Euclidean rows are centred first, which keeps the subtraction accurate and changes no distance; what is near in spite of large halves is
/// measured directly (<see cref="Key(int, int, float)"/>).
/// </remarks>
public sealed class PointSet
{
    /// <summary>Share of the sum of halves under which a key is not formed from it: some ten bits of a product's twenty-four would be left.</summary>
    private const float Cancelled = 1f / 1024;

    /// <summary>Share of the sum of halves by which a key that is formed from a product may be too large.</summary>
    internal const float Rounding = 1f / 16384;

    private readonly float[] values;
    private readonly float[] halves;
    private readonly float[] centre;

    private PointSet(int dimensions, DistanceMetric metric, float[] values, float[] halves, float[] centre)
    {
        Dimensions = dimensions;
        Metric = metric;
        this.values = values;
        this.halves = halves;
        this.centre = centre;
    }

    public int Count => halves.Length;

    public int Dimensions { get; }

    public DistanceMetric Metric { get; }

    /// <summary>Copies [n × dimensions] row-major numbers; all must be finite.</summary>
    public static PointSet Of(ReadOnlySpan<float> rows, int dimensions, DistanceMetric metric)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length % dimensions, 0, nameof(rows));
        return new PointSet(dimensions, metric, [], [], metric == DistanceMetric.Euclidean ? MeanOf(rows, dimensions) : []).With(rows);
    }

    /// <summary>Other points measured in the same way, centred by these points' mean: for comparing new points with old ones.</summary>
    public PointSet With(ReadOnlySpan<float> rows)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length % Dimensions, 0, nameof(rows));
        var halfSquares = new float[rows.Length / Dimensions];
        var stored = new float[halfSquares.Length * Dimensions];
        for (var row = 0; row < halfSquares.Length; row++)
        {
            var target = stored.AsSpan(row * Dimensions, Dimensions);
            rows.Slice(row * Dimensions, Dimensions).CopyTo(target);
            halfSquares[row] = Prepare(target, row);
        }

        return new PointSet(Dimensions, Metric, stored, halfSquares, centre);
    }

    /// <summary>Some of the points, in the order asked for.</summary>
    public PointSet Subset(ReadOnlySpan<int> chosen)
    {
        var (stored, halfSquares) = (new float[chosen.Length * Dimensions], new float[chosen.Length]);
        for (var place = 0; place < chosen.Length; place++)
        {
            Row(chosen[place]).CopyTo(stored.AsSpan(place * Dimensions));
            halfSquares[place] = Half(chosen[place]);
        }

        return new PointSet(Dimensions, Metric, stored, halfSquares, centre);
    }

    public ReadOnlySpan<float> Row(int point) => values.AsSpan(point * Dimensions, Dimensions);

    /// <summary>Consecutive points as [count × d].</summary>
    public MatrixView Rows(int first, int count) => new(values.AsSpan(first * Dimensions, count * Dimensions), count, Dimensions);

    public ReadOnlySpan<float> Halves(int first, int count) => halves.AsSpan(first, count);

    public float Half(int point) => halves[point];

    /// <summary>The key of a pair from its dot product, never negative; of points that are much nearer to each other than to the centre, of
    /// which that difference would leave only rounding, from the points themselves.</summary>
    public static float Key(ReadOnlySpan<float> row, float half, ReadOnlySpan<float> other, float otherHalf, float product)
    {
        var sum = half + otherHalf;
        var key = sum - product;
        return key > sum * Cancelled ? key : HalfSquaredDistance(row, other);
    }

    /// <summary>The same for two of these points.</summary>
    public float Key(int point, int other, float product) => Key(Row(point), Half(point), Row(other), Half(other), product);

    /// <summary>The distance that belongs to a key.</summary>
    public float Distance(float key) => Metric == DistanceMetric.Cosine ? key : MathF.Sqrt(2 * key);

    private static float HalfSquaredDistance(ReadOnlySpan<float> row, ReadOnlySpan<float> other)
    {
        var distance = TensorPrimitives.Distance(row, other);
        return distance * distance / 2;
    }

    private static float[] MeanOf(ReadOnlySpan<float> rows, int dimensions)
    {
        var sums = new double[dimensions];
        for (var place = 0; place < rows.Length; place++)
        {
            sums[place % dimensions] += rows[place];
        }

        var count = Math.Max(1, rows.Length / dimensions);
        return Array.ConvertAll(sums, sum => (float)(sum / count));
    }

    private float Prepare(Span<float> row, int number)
    {
        if (!float.IsFinite(TensorPrimitives.MaxMagnitude<float>(row)))
        {
            throw new ArgumentException($"Point {number} has a number that is not finite.");
        }

        if (Metric == DistanceMetric.Cosine)
        {
            Kernels.Normalize(row);
            return 0.5f;
        }

        TensorPrimitives.Subtract(row, centre, row);
        return TensorPrimitives.SumOfSquares<float>(row) / 2;
    }
}
