using CsCheck;

namespace MLlm3Rec.Ranking.Weights;

public sealed class CurveTests
{
    private static readonly Curve Bent = new([-1, 0, 2, 4], [1, 2, 3, 7]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, -1)]
    [InlineData(-0.5, -0.5)]
    [InlineData(1, 0.5)]
    [InlineData(3, 3)]       // 1 + half of 4
    [InlineData(-9, -1)]     // flat outside the knots
    [InlineData(9, 5)]
    public void At_KnownPlaces_InterpolatesFromZero(float value, float expected) => Assert.Equal(expected, Bent.At(value));

    [Fact]
    public void AddTo_AnyRow_EqualsAtOneByOne() => Gen.Double[-3, 6].Array[0, 40].Sample(doubles =>
    {
        float[] values = [.. doubles.Select(value => (float)value)];
        var scores = new float[values.Length];

        Bent.AddTo(values, scores);

        Assert.Equal(values.Select(Bent.At), scores);
    });

    [Fact]
    public void At_AnyValues_SumWithoutRounding() => Gen.Double[-2, 5].Array[1, 12].Sample(doubles =>
    {
        var inOneOrder = doubles.Aggregate(0f, (sum, value) => sum + Bent.At((float)value));
        var exactly = doubles.Sum(value => (double)Bent.At((float)value));

        Assert.Equal(exactly, inOneOrder);
    });

    [Fact]
    public void Construct_WithoutAKnotAtZero_IsRefused() => Assert.Throws<ArgumentException>(() => new Curve([1, 2], [0, 1]));
}
