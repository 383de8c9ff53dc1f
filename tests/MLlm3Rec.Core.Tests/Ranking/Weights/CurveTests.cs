using CsCheck;

namespace MLlm3Rec.Ranking.Weights;

public sealed class CurveTests
{
    private static readonly Curve Bent = new([-1, 0, 2, 4], [1, 2, 3, 7]);
    private static readonly Curve Two = new([0, 1, 3], [0, 1, 2], [1, 5, 9]);

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

        float[] known = [.. values.Select((_, place) => place % 5 / 4f)];
        Two.AddTo(values, known, scores);

        Assert.Equal(values.Zip(known, Two.At), scores);
    });

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 0, 4)]       // 5 − 1: it begins at 0 for what is new as well
    [InlineData(3, 0.75, 3.5)]  // ¾ of 2 and ¼ of 8
    [InlineData(0, 0.5, 0)]
    public void At_ItemKnownToADegree_LiesBetweenTheTwo(float value, float known, float expected) => Assert.Equal(expected, Two.At(value, known));

    [Fact]
    public void At_AnyValues_SumWithoutRounding() => Gen.Double[-2, 5].Array[1, 5].Sample(doubles =>
    {
        var inOneOrder = doubles.Aggregate(0f, (sum, value) => sum + Two.At((float)value, known: 0.3f));
        var exactly = doubles.Sum(value => (double)Two.At((float)value, known: 0.3f));

        Assert.Equal(exactly, inOneOrder);
    });

    [Fact]
    public void Construct_WithoutAKnotAtZero_IsRefused() => Assert.Throws<ArgumentException>(() => new Curve([1, 2], [0, 1]));

    [Theory]
    [InlineData(new[] { 0f }, new[] { 0f }, new[] { 0f })]
    [InlineData(new[] { 0f, 1 }, new[] { 0f }, new[] { 0f, 1 })]
    [InlineData(new[] { 0f, 1 }, new[] { 0f, 1 }, new[] { 0f })]
    [InlineData(new[] { 0f, 1, 1 }, new[] { 0f, 1, 2 }, new[] { 0f, 1, 2 })]
    [InlineData(new[] { 0f, 2, 1 }, new[] { 0f, 1, 2 }, new[] { 0f, 1, 2 })]
    public void Construct_NoCurve_IsRefusedInWords(float[] knots, float[] heights, float[] newHeights) => Assert.Contains(
        "ascending knots", Assert.Throws<ArgumentException>(() => new Curve(knots, heights, newHeights)).Message, StringComparison.Ordinal);

    [Fact]
    public void Heights_NotZeroAtZero_AreShifted() => Assert.Equal([-2f, 0, 3], new Curve([-1, 0, 1], [-1, 1, 4]).Heights);
}
