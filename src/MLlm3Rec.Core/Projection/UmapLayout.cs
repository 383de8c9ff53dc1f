using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Projection;

/// <summary>Moves points of the plane until near ones are those of the graph, by stochastic gradient steps.</summary>
/// <remarks>
/// <para>An edge of weight w pulls in a share w / w_max of the epochs; each pull comes with pushes away from points drawn at random. Steps shrink
/// linearly to nothing and are clipped to 4 per coordinate. Source: UMAP (arXiv 1802.03426), algorithm 5.</para>
/// <para>Deviation: a point moves only itself, and sees the others where they stood when the epoch began; its half of a pull from the other end is
/// done with its own (two pulls per edge). So each point may be moved by any thread, with draws of its own stream, and the picture is the
/// same.</para>
/// </remarks>
internal sealed class UmapLayout(SparseRows graph, UmapCurve curve, UmapOptions options, LayoutPlan plan)
{
    private const int Block = 256;
    private const float Clip = 4;

    private readonly ForceTable pull = new(square => curve.Pull(square));
    private readonly ForceTable push = new(square => curve.Push(square));
    private readonly float[] rates = RatesOf(graph, plan.Epochs);

    /// <param name="places">[points × 2], moved in place. The graph's rows are the points that move; points beyond them hold still.</param>
    /// <param name="progress">Told the finished epochs.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    public void Run(float[] places, Action<int> progress, CancellationToken cancellationToken)
    {
        var before = new float[places.Length];
        var movable = graph.RowCount;
        for (var epoch = 0; epoch < plan.Epochs; epoch++)
        {
            places.CopyTo(before, 0);
            var now = (Epoch: epoch, Step: plan.Step * (1 - (float)epoch / plan.Epochs));
            var stream = SplitMix64.Derive(options.Seed, epoch).NextUInt64();
            Parallel.For(0, (movable + Block - 1) / Block, options.Parallel(cancellationToken), block =>
            {
                for (var point = block * Block; point < Math.Min(movable, (block + 1) * Block); point++)
                {
                    Move(point, now, before, places, new SplitMix64(stream ^ (ulong)(plan.FirstDrawn == 0 ? point : 0) * 0x9E3779B97F4A7C15));
                }
            });
            progress(epoch + 1);
        }
    }

    /// <summary>The share of epochs in which each edge pulls; 0 for edges that would not pull once.</summary>
    private static float[] RatesOf(SparseRows graph, int epochs)
    {
        var most = graph.Values.Length == 0 ? 1 : graph.Values.Max();
        return Array.ConvertAll(graph.Values, weight => weight / most * epochs < 1 ? 0 : weight / most);
    }

    private void Move(int point, (int Epoch, float Step) now, float[] before, float[] places, SplitMix64 random)
    {
        var (x, y) = (before[2 * point], before[2 * point + 1]);
        var others = (uint)(before.Length / 2 - plan.FirstDrawn);
        for (var edge = graph.Offsets[point]; edge < graph.Offsets[point + 1]; edge++)
        {
            if ((int)(rates[edge] * (now.Epoch + 1)) == (int)(rates[edge] * now.Epoch))
            {
                continue;
            }

            var other = 2 * graph.Columns[edge];
            for (var time = 0; time < plan.Pulls; time++)
            {
                Step(pull, before[other], before[other + 1], now.Step, ref x, ref y);
            }

            for (var sample = 0; sample < options.NegativeSamples; sample++)
            {
                var drawn = 2 * (plan.FirstDrawn + (int)((random.NextUInt64() >> 32) * others >> 32));
                if (drawn != 2 * point)
                {
                    Step(push, before[drawn], before[drawn + 1], now.Step, ref x, ref y);
                }
            }
        }

        (places[2 * point], places[2 * point + 1]) = (x, y);
    }

    private static void Step(ForceTable force, float otherX, float otherY, float step, ref float x, ref float y)
    {
        var (dx, dy) = (x - otherX, y - otherY);
        var scale = force.At(dx * dx + dy * dy);
        x += step * Math.Clamp(scale * dx, -Clip, Clip);
        y += step * Math.Clamp(scale * dy, -Clip, Clip);
    }
}

/// <summary>How a layout runs.</summary>
/// <param name="Epochs">Passes over the graph.</param>
/// <param name="Step">Length of the first steps; they shrink to nothing.</param>
/// <param name="Pulls">Pulls per edge and epoch: 2 where both ends move, 1 where the other end holds still.</param>
/// <param name="FirstDrawn">Pushes come from points of this number on. Above 0, all points draw alike: a point's place then does not depend on who
/// moves with it.</param>
internal sealed record LayoutPlan(int Epochs, float Step, int Pulls, int FirstDrawn);
