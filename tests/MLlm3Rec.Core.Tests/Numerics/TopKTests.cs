using CsCheck;

namespace MLlm3Rec.Numerics;

public sealed class TopKTests
{
    [Fact]
    public void Select_SmallRow_LargestFirst()
    {
        var places = new int[2];

        var found = TopK.Select([3, 9, 1, 7], places);

        Assert.Equal(2, found);
        Assert.Equal([1, 3], places);
    }

    [Fact]
    public void Select_EqualValues_SmallerIndexFirst()
    {
        var places = new int[3];

        TopK.Select([5, 5, 5, 5, 6], places);

        Assert.Equal([4, 0, 1], places);
    }

    [Fact]
    public void Select_NaNAndMinusInfinity_NeverSelected()
    {
        var places = new int[4];

        var found = TopK.Select([float.NaN, 1, float.NegativeInfinity, -2], places);

        Assert.Equal(2, found);
        Assert.Equal([1, 3], places[..2]);
    }

    [Fact]
    public void Select_AnyRow_EqualsFullSort() =>
        Gen.Select(Gen.Int[-9, 9].Array[0, 60], Gen.Int[0, 20]).Sample((values, k) =>
        {
            float[] row = [.. values.Select(value => (float)value)];
            var places = new int[k];

            var found = TopK.Select(row, places);

            var expected = Enumerable.Range(0, row.Length).OrderByDescending(index => row[index]).ThenBy(index => index).Take(k);
            Assert.Equal(expected, places[..found]);
        });
}
