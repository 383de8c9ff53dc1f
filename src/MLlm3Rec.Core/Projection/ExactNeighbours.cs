using System.Runtime.Intrinsics;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Projection;

/// <summary>The nearest neighbours by comparing every pair, in blocks. O(n² · d) time, O(n · k) memory.</summary>
public static class ExactNeighbours
{
    private const int Block = 256;

    /// <summary>The nearest other points of every point.</summary>
    /// <param name="points">At least k + 1.</param>
    /// <param name="k">Neighbours per point.</param>
    /// <param name="parallel">Threads, and a way to stop. Neither changes the result.</param>
    public static NeighbourTable Of(PointSet points, int k, ParallelOptions parallel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(k, Math.Max(1, points.Count), nameof(k));
        return Between(points, points, k, isSame: true, parallel);
    }

    /// <summary>The nearest of the old points for every new one; the sets measure in the same way (<see cref="PointSet.With"/>).</summary>
    public static NeighbourTable Between(PointSet queries, PointSet points, int k, ParallelOptions parallel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, points.Count, nameof(k));
        return Between(queries, points, k, isSame: false, parallel);
    }

    private static NeighbourTable Between(PointSet queries, PointSet points, int k, bool isSame, ParallelOptions parallel)
    {
        var lists = new NeighbourLists(queries.Count, k);
        Parallel.For(0, (queries.Count + Block - 1) / Block, parallel, () => new float[Block * Block], (block, _, products) =>
        {
            var first = block * Block;
            var rows = Math.Min(Block, queries.Count - first);
            for (var other = 0; other < points.Count; other += Block)
            {
                var columns = Math.Min(Block, points.Count - other);
                DenseProduct.Multiply(queries.Rows(first, rows), points.Rows(other, columns).Transposed, products);
                for (var row = 0; row < rows; row++)
                {
                    OfferRow(lists, queries, points, (first + row, other), products.AsSpan(row * columns, columns), isSame);
                }
            }

            return products;
        }, _ => { });
        return lists.ToTable(points, k);
    }

    private static void OfferRow(
        NeighbourLists lists, PointSet queries, PointSet points, (int Query, int First) at, ReadOnlySpan<float> products, bool isSame)
    {
        var half = queries.Half(at.Query);
        var halves = points.Halves(at.First, products.Length);
        for (var column = 0; column < products.Length; column += Vector512<float>.Count)
        {
            var end = Math.Min(products.Length, column + Vector512<float>.Count);
            if (end - column == Vector512<float>.Count && !AnyReaches(half, halves[column..end], products[column..end], lists.Worst(at.Query)))
            {
                continue;
            }

            for (var place = column; place < end; place++)
            {
                if (!(isSame && at.First + place == at.Query))
                {
                    lists.Offer(
                        at.Query,
                        at.First + place,
                        PointSet.Key(queries.Row(at.Query), half, points.Row(at.First + place), halves[place], products[place]));
                }
            }
        }
    }

    /// <summary>Whether one of sixteen keys may enter a list, whatever rounding has made of them.</summary>
    private static bool AnyReaches(float half, ReadOnlySpan<float> halves, ReadOnlySpan<float> products, float worst) =>
        Vector512.LessThanOrEqualAny(
            (Vector512.Create(half) + Vector512.Create(halves)) * (1 - PointSet.Rounding) - Vector512.Create(products), Vector512.Create(worst));
}
