using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Web.Navigation;

public sealed class ProfilesViewTests
{
    private static readonly ProfilesView Plain = ProfilesView.Parse("shop", null, null, null, null, null);

    [Fact]
    public void Parse_NothingButADataset_ShowsTheBestSupportedFirst()
    {
        Assert.Equal(ProfileSort.Confidence, Plain.Sort);
        Assert.True(Plain.Descending);
        Assert.False(Plain.IsFiltered);
        Assert.Null(Plain.User);
    }

    [Fact]
    public void Parse_EverySetting_IsRead()
    {
        var view = ProfilesView.Parse("shop", " ann ", ["novelty:0.7", "value:0.2"], "novelty", "asc", "u7");

        Assert.Equal("ann", view.Text);
        Assert.Equal([new MotiveFilter("novelty", 0.7), new MotiveFilter("value", 0.2)], view.Motives);
        Assert.Equal("novelty", view.SortDimension);
        Assert.False(view.Descending);
        Assert.Equal("u7", view.User);
    }

    [Fact]
    public void Parse_Nonsense_FallsBackToTheDefaults()
    {
        var view = ProfilesView.Parse("shop", "", ["x", "novelty:0.7", "novelty:0.2"], "colour", "sideways", " ")
            .SortedWithin(DefaultVocabulary.Instance);

        Assert.Equal(Plain with { Motives = [new MotiveFilter("novelty", 0.7)] }, view);
    }

    [Fact]
    public void Profiles_AnyView_IsReadBackFromItsAddress()
    {
        Assert.Equal("/profiles?dataset=shop", Urls.Profiles(Plain));
        Assert.Equal(
            "/profiles?dataset=shop&q=a%26b&motive=novelty%3A0.7&sort=history&dir=asc&user=u%2F1",
            Urls.Profiles(ProfilesView.Parse("shop", "a&b", ["novelty:0.7"], "history", "asc", "u/1")));
        Assert.Equal("/profiles?dataset=shop&sort=confidence&dir=asc", Urls.Profiles(Plain.SortedBy(ProfileSort.Confidence)));
    }

    [Fact]
    public void With_FilteredDimension_MovesItsBarInPlace()
    {
        var view = Plain.With(new MotiveFilter("novelty", 0.7)).With(new MotiveFilter("value", 0.2)).With(new MotiveFilter("novelty", 0.4));

        Assert.Equal(["novelty:0.4", "value:0.2"], view.Motives.Select(MotiveFilterText.Of));
    }

    [Fact]
    public void With_BarAtZero_RemovesTheFilter() =>
        Assert.Equal(Plain, Plain.With(new MotiveFilter("novelty", 0.7)).With(new MotiveFilter("novelty", 0)));

    [Fact]
    public void SortedBy_SameColumnTwice_TurnsTheOrderRound()
    {
        var once = Plain.SortedBy(ProfileSort.User);
        var twice = once.SortedBy(ProfileSort.User);

        Assert.Equal("ascending", once.AriaSort(ProfileSort.User));
        Assert.Equal("none", once.AriaSort(ProfileSort.Confidence));
        Assert.Equal("descending", twice.AriaSort(ProfileSort.User));
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
        var view = ProfilesView.Parse("shop", "ann", ["novelty:0.7"], "user", "desc", "u7").WithoutFilters();

        Assert.Equal(ProfilesView.Parse("shop", null, null, "user", "desc", "u7"), view);
    }
}
