using MLlm3Rec.Numerics;

namespace MLlm3Rec.Projection;

/// <summary>Points in clouds of one spread around centres drawn further apart, and the cloud of each.</summary>
internal sealed record Clouds(float[] Rows, int Dimensions, int[] Cloud)
{
    public int Count => Cloud.Length;

    public static Clouds Of(int count, int dimensions, int clouds, double apart, int seed = 7)
    {
        var random = SplitMix64.Derive(seed, 0);
        var centres = Enumerable.Range(0, clouds * dimensions).Select(_ => apart * random.NextGaussian()).ToArray();
        var (rows, cloud) = (new float[count * dimensions], new int[count]);
        for (var point = 0; point < count; point++)
        {
            cloud[point] = random.NextInt32(clouds);
            for (var place = 0; place < dimensions; place++)
            {
                rows[point * dimensions + place] = (float)(centres[cloud[point] * dimensions + place] + random.NextGaussian());
            }
        }

        return new Clouds(rows, dimensions, cloud);
    }

    public static ParallelOptions Threads(int threads) =>
        new() { MaxDegreeOfParallelism = threads, CancellationToken = TestContext.Current.CancellationToken };
}
