using MLlm3Rec.Numerics;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Sequential;

public sealed class ParallelSessionsTests
{
    [Fact]
    public void ReadAndAdvance_UntilTheEnd_YieldsEveryPairOnce()
    {
        var shop = SmallDataset.Of(items: 40, [0, 1, 2, 3], [10, 11], [20], [30, 31, 32], []);
        var lanes = new ParallelSessions(shop, lanes: 2, new SplitMix64(seed: 1));
        var pairs = new List<(int, int)>();
        int[] inputs = [0, 0];
        int[] targets = [0, 0];
        float[] states = [0, 0];
        while (lanes.Active > 0)
        {
            lanes.Read(inputs, targets);
            for (var lane = 0; lane < lanes.Active; lane++)
            {
                pairs.Add((inputs[lane], targets[lane]));

                // A lane's state counts the choices of its user that were read before.
                Assert.Equal(inputs[lane] % 10, states[lane]);
                states[lane]++;
            }

            lanes.Advance(states, width: 1);
        }

        Assert.Equal([(0, 1), (1, 2), (2, 3), (10, 11), (30, 31), (31, 32)], pairs.Order());
    }
}
