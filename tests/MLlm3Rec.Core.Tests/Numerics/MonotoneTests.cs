using CsCheck;

namespace MLlm3Rec.Numerics;

public sealed class MonotoneTests
{
    [Fact]
    public void Project_OneFall_IsPooledIntoItsMean()
    {
        float[] values = [1, 4, 2, 5];

        Monotone.Project(values);

        Assert.Equal([1, 3, 3, 5], values);
    }

    [Fact]
    public void Project_FallingThroughout_IsTheMeanEverywhere()
    {
        float[] values = [3, 2, 1];

        Monotone.Project(values);

        Assert.Equal([2, 2, 2], values);
    }

    [Fact]
    public void Project_AnyValues_AscendsAndKeepsTheSum() => Gen.Int[-50, 50].Array[1, 100].Sample(integers =>
    {
        float[] values = [.. integers];
        float[] sorted = [.. integers.Order()];
        var expected = (float[])sorted.Clone();

        Monotone.Project(values);
        Monotone.Project(sorted);

        Assert.DoesNotContain(values.Zip(values.Skip(1)), pair => pair.First > pair.Second);
        Assert.Equal(integers.Sum(), values.Sum(), 0.01);
        Assert.Equal(expected, sorted);
    });
}
