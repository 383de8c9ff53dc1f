namespace MLlm3Rec.Web.Map;

public sealed class MapColouringTests
{
    [Fact]
    public void Categories_MoreThanEight_RestIsOtherWithCount()
    {
        string?[] labels = [.. Enumerable.Range(0, 10).SelectMany(category => Enumerable.Repeat($"c{category}", 20 - category)), null];

        var colouring = MapColouring.Categories("category", "Category", labels);

        Assert.Equal(10, colouring.Legend.Length);
        Assert.Equal(("c0", 20), (colouring.Legend[0].Label, colouring.Legend[0].Count));
        Assert.Equal(("Other (2 more)", 12 + 11), (colouring.Legend[8].Label, colouring.Legend[8].Count));
        Assert.Equal(("Without a value", 1), (colouring.Legend[9].Label, colouring.Legend[9].Count));
        Assert.Equal((0, MapColouring.Hues, MapColouring.None), (colouring.Values[0], colouring.Values[^2], colouring.Values[^1]));
    }

    [Fact]
    public void Scale_Numbers_FiveStepsWhoseCountsAreAllPoints()
    {
        var colouring = MapColouring.Scale("quality", "Quality", [0, 0.1, 0.5, 0.99, 1, double.NaN], (0, 1), value => value.ToString("0.0"));

        Assert.Equal(
            ["0.0 – 0.2", "0.2 – 0.4", "0.4 – 0.6", "0.6 – 0.8", "0.8 – 1.0", "Without a value"], colouring.Legend.Select(entry => entry.Label));
        Assert.Equal([2, 0, 1, 0, 2, 1], colouring.Legend.Select(entry => entry.Count));
        Assert.Equal([0, 25, 127, 251, 254, 255], colouring.Values);
    }
}
