using System.Numerics.Tensors;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Projection;

/// <summary>Trees that cut a set of points in two again and again, until the parts are small: near points often share a part.</summary>
/// <remarks>
/// A part is cut by the plane midway between two of its points, drawn at random (Dasgupta and Freund 2008, "Random projection trees and low
/// dimensional manifolds", with the planes of Bernhardsson's Annoy). Tree t draws from stream t of the seed, so trees grow side by side with the same
/// result.
/// A cut that leaves a side empty (points that are all alike) is replaced by an even one.
/// </remarks>
internal static class PartitionForest
{
    /// <summary>One tree: the points part after part, and where parts begin, plus the end.</summary>
    public sealed record Tree(int[] Points, IReadOnlyList<int> Starts)
    {
        public int Parts => Starts.Count - 1;

        public ReadOnlySpan<int> Part(int part) => Points.AsSpan(Starts[part], Starts[part + 1] - Starts[part]);
    }

    public static Tree[] Grow(PointSet points, int trees, int largestPart, int seed, ParallelOptions parallel)
    {
        var forest = new Tree[trees];
        Parallel.For(
            0,
            trees,
            parallel,
            tree => forest[tree] = new Gardener(points, largestPart, SplitMix64.Derive(seed, tree)).Grow(parallel.CancellationToken));
        return forest;
    }

    private sealed class Gardener(PointSet points, int largestPart, SplitMix64 random)
    {
        private readonly int[] order = [.. Enumerable.Range(0, points.Count)];
        private readonly int[] right = new int[points.Count];
        private readonly float[] plane = new float[points.Dimensions];
        private readonly List<int> starts = [0];
        private SplitMix64 chance = random;

        public Tree Grow(CancellationToken cancellationToken)
        {
            var open = new Stack<(int Start, int Length)>([(0, order.Length)]);
            while (open.TryPop(out var part))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (part.Length <= largestPart)
                {
                    starts.Add(part.Start + part.Length);
                    continue;
                }

                var left = Cut(order.AsSpan(part.Start, part.Length));
                open.Push((part.Start + left, part.Length - left));
                open.Push((part.Start, left));
            }

            return new Tree(order, starts);
        }

        private int Cut(Span<int> part)
        {
            var (a, b) = (part[chance.NextInt32(part.Length)], part[chance.NextInt32(part.Length)]);
            TensorPrimitives.Subtract(points.Row(a), points.Row(b), plane);
            var offset = points.Half(a) - points.Half(b);
            var (left, apart) = (0, 0);
            for (var place = 0; place < part.Length; place++)
            {
                var point = part[place];
                if (TensorPrimitives.Dot(points.Row(point), plane) > offset)
                {
                    part[left++] = point;
                }
                else
                {
                    right[apart++] = point;
                }
            }

            right.AsSpan(0, apart).CopyTo(part[left..]);
            return left == 0 || apart == 0 ? part.Length / 2 : left;
        }
    }
}
