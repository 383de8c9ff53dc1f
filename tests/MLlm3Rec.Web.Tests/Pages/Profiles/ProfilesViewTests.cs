namespace MLlm3Rec.Web.Components.Pages.Profiles;

public sealed class ProfilesViewTests
{
    private static readonly ProfilesView Plain = ProfilesView.Parse("shop", null, null, null, null, null);

    [Fact]
    public void Parse_NothingButADataset_ShowsTheBestSupportedFirst()
    {
        Assert.Equal(ProfileOrder.Confidence, Plain.Order);
        Assert.True(Plain.Descending);
        Assert.False(Plain.IsFiltered);
        Assert.Null(Plain.User);
    }

    [Fact]
    public void Parse_EverySetting_IsRead()
    {
        var view = ProfilesView.Parse("shop", " ann ", ["novelty:0.7", "value:0.2"], "motive:novelty", "asc", "u7");

        Assert.Equal("ann", view.Text);
        Assert.Equal([new MotiveFilter("novelty", 0.7), new MotiveFilter("value", 0.2)], view.Motives);
        Assert.Equal("novelty", view.Order.Dimension);
        Assert.False(view.Descending);
        Assert.Equal("u7", view.User);
    }

    [Fact]
    public void Parse_Nonsense_FallsBackToTheDefaults()
    {
        var view = ProfilesView.Parse("shop", "", ["x", "novelty:0.7", "novelty:0.2"], "colour", "sideways", " ");

        Assert.Equal(Plain with { Motives = [new MotiveFilter("novelty", 0.7)] }, view);
    }

    [Fact]
    public void With_DimensionThatHasAFilter_MovesItsBarInPlace()
    {
        var view = Plain.With(new MotiveFilter("novelty", 0.7)).With(new MotiveFilter("value", 0.2)).With(new MotiveFilter("novelty", 0.4));

        Assert.Equal(["novelty:0.4", "value:0.2"], view.Motives.Select(filter => filter.ToString()));
    }

    [Fact]
    public void SortedBy_SameColumnTwice_TurnsTheOrderRound()
    {
        var once = Plain.SortedBy(ProfileOrder.Id);
        var twice = once.SortedBy(ProfileOrder.Id);

        Assert.Equal("ascending", once.AriaSort(ProfileOrder.Id));
        Assert.Equal("none", once.AriaSort(ProfileOrder.Confidence));
        Assert.Equal("descending", twice.AriaSort(ProfileOrder.Id));
    }

    [Fact]
    public void ListsSameAs_OnlyThePersonDiffers_IsTrue()
    {
        var open = Plain with { User = "u1" };

        Assert.True(open.ListsSameAs(Plain));
        Assert.NotEqual(open, Plain);
        Assert.False(Plain.ListsSameAs(Plain with { Text = "ann" }));
    }

    [Fact]
    public void WithoutFilters_FilteredView_KeepsOrderAndPerson()
    {
        var view = ProfilesView.Parse("shop", "ann", ["novelty:0.7"], "id", "desc", "u7").WithoutFilters();

        Assert.Equal(ProfilesView.Parse("shop", null, null, "id", "desc", "u7"), view);
    }
}
