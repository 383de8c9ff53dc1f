namespace MLlm3Rec.Ranking.Weights;

public sealed class CurveLayoutTests
{
    private static readonly Curve[] Curves = [new([0, 1, 2], [0, 1, 4], [0, 2, 3]), new([0, 1], [0, -2], [0, 6])];
    private static readonly CurveLayout Layout = new(Curves);

    [Theory]
    [InlineData(1, 1.5)]   // half way from 1 to 4, less 1
    [InlineData(0, 5.5)]   // half way from 2 to 3, and 3
    [InlineData(0.5, 3.5)]
    public void Sum_PlacesOnBothCurves_AddsHeightsBetweenKnots(float known, float expected) =>
        Assert.Equal(expected, Layout.Sum(Layout.Row(Curves), [1.5f, 0.5f], known));
}
