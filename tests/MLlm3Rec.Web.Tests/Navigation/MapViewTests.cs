using MLlm3Rec.Map;

namespace MLlm3Rec.Web.Navigation;

public sealed class MapViewTests
{
    [Fact]
    public void Query_EverythingSet_ParsesBackToTheSameView()
    {
        var view = new MapView
        {
            Dataset = "films & more",
            AnyMap = false,
            Options = new MapOptions
            {
                Show = MapContent.Users,
                Space = MapSpace.Motives,
                Neighbours = 30,
                MinimumDistance = 0.25,
                Clusters = 9,
                Seed = 7,
            },
            Colour = "novelty",
            Hidden = ["points", "labels"],
            Selection = "abcdefghi",
            Against = "ihgfedcba",
            Point = "user:a:b",
            Trail = true,
            Limit = 5000,
        };

        var parts = view.Query().Where(part => part.Value is not null).ToDictionary(part => part.Name, part => part.Value);
        var again = MapView.Parse(parts.GetValueOrDefault);

        Assert.Equal(view with { Hidden = again.Hidden }, again);
        Assert.Equal(view.Hidden, again.Hidden);
    }

    [Fact]
    public void Query_Defaults_SaysNothing() => Assert.DoesNotContain(new MapView().Query(), part => part.Value is not null);

    [Fact]
    public void Parse_Nonsense_FallsBackToDefaults()
    {
        var nonsense = new Dictionary<string, string?>
        {
            ["method"] = "magic",
            ["neighbours"] = "-5",
            ["limit"] = "12",
            ["hide"] = "everything",
            ["show"] = "17",
        };

        var view = MapView.Parse(nonsense.GetValueOrDefault);

        Assert.Equal(
            (MapMethod.Umap, 2, MapView.LeastLimit, MapContent.Both), (view.Options.Method, view.Options.Neighbours, view.Limit, view.Options.Show));
        Assert.Empty(view.Hidden);
    }

    [Fact]
    public void Toggled_TwoLayers_EachOnItsOwn()
    {
        var view = new MapView().Toggled("density").Toggled("labels");

        Assert.Equal(["labels"], view.Hidden);
        Assert.Equal(["density", "labels"], view.Toggled("density").Hidden);
    }
}
