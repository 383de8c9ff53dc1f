using Bunit;
using MLlm3Rec.Reading;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Words;

namespace MLlm3Rec.Web.Components.Pages.Prompts.Drafts;

public sealed class CuePanelTests : PeoplePageTest
{
    [Fact]
    public async Task Open_Dimension_TellsHowManyItemsEachWordFinds()
    {
        var panel = Show(await ImportSmallDatasetAsync(), "lavender", "hammer*", "unicorn", "!heavy duty");

        panel.WaitForAssertion(() => Assert.Equal(
            ["unicorn nowhere", "hammer* 20", "lavender 20", "!heavy duty silences"],
            panel.FindAll("li button").Select(button => button.TextContent)));
        Assert.Equal("1 of 3 cue words occurs in no item of small dataset: “unicorn”.", panel.Find("p[role=status]").TextContent);
    }

    [Fact]
    public async Task Typed_AnotherWord_IsCountedAtOnce()
    {
        var dataset = await ImportSmallDatasetAsync();
        var panel = Show(dataset, "lavender");
        panel.WaitForAssertion(() => Assert.Contains("The cue word occurs", panel.Markup, StringComparison.Ordinal));

        panel.Render(parameters => parameters.Add(one => one.Dimension, Dimension("lavender", "gryphon")));

        panel.WaitForAssertion(() =>
            Assert.Contains("1 of 2 cue words occurs in no item of small dataset: “gryphon”.", panel.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Click_Word_AsksToShowIt()
    {
        var sought = new List<string>();
        var dataset = await ImportSmallDatasetAsync();
        var panel = Render<CuePanel>(parameters => parameters
            .Add(one => one.Dataset, dataset).Add(one => one.Dimension, Dimension("soap", "steel")).Add(one => one.OnSeek, sought.Add));

        await panel.WaitForElement("li:last-child button").ClickAsync(new());

        Assert.Equal(["steel"], sought);
    }

    [Fact]
    public void Shown_Search_KeepsWhatHoldsIt()
    {
        CueCount[] counts = [new("gift", 3), new("gift wrap", 5), new("tin", 0)];

        Assert.Equal(["gift wrap", "gift"], CueWords.Shown(counts, "GIFT").Select(count => count.Cue));
        Assert.Equal(["tin", "gift wrap", "gift"], CueWords.Shown(counts, "").Select(count => count.Cue));
    }

    [Fact]
    public void Summary_ManyMissing_NamesAFewAndCountsTheRest() => Assert.Equal(
        "7 of 7 cue words occur in no item of shop: “c0”, “c1”, “c2”, “c3”, “c4” and 2 more.",
        CueWords.Summary([.. Enumerable.Range(0, 7).Select(place => new CueCount($"c{place}", 0))], "shop"));

    private static MotiveDimension Dimension(params string[] cues) => new("gifts", "Gifts", "For others.", cues);

    private IRenderedComponent<CuePanel> Show(DatasetSummary dataset, params string[] cues) => Render<CuePanel>(parameters =>
        parameters.Add(one => one.Dataset, dataset).Add(one => one.Dimension, Dimension(cues)));
}
