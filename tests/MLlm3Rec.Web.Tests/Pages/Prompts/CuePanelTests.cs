using Bunit;
using MLlm3Rec.Reading;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Words;

namespace MLlm3Rec.Web.Components.Pages.Prompts.Drafts;

public sealed class CuePanelTests : PeoplePageTest
{
    private static readonly string[] Live = ["lavender", "dragon"];

    [Fact]
    public async Task Open_Dimension_TellsHowManyItemsEachWordFinds()
    {
        var panel = Show(await ImportSmallDatasetAsync(), "lavender", "hammer*", "dragon", "unicorn", "!heavy duty");

        panel.WaitForAssertion(() => Assert.Equal(
            ["unicorn nowhere", "hammer* 20", "lavender 20", "dragon nowhere", "!heavy duty silences"],
            panel.FindAll("li button").Select(button => button.TextContent)));
        Assert.Equal(
            "2 of 4 cue words occur in no item of small dataset. New in this draft, and found nowhere: “unicorn”.",
            panel.Find("p[role=status]").TextContent);
        Assert.Equal("unicorn", panel.Find(".vain span").TextContent);
    }

    [Fact]
    public async Task Typed_AnotherWord_IsCountedAtOnce()
    {
        var dataset = await ImportSmallDatasetAsync();
        var panel = Show(dataset, "lavender");
        panel.WaitForAssertion(() => Assert.Contains("The cue word occurs", panel.Markup, StringComparison.Ordinal));

        panel.Render(parameters => parameters.Add(one => one.Dimension, Dimension("lavender", "gryphon")));

        panel.WaitForAssertion(() =>
            Assert.EndsWith("found nowhere: “gryphon”.", panel.Find("p[role=status]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Click_Word_AsksToShowIt()
    {
        var sought = new List<string>();
        var dataset = await ImportSmallDatasetAsync();
        var panel = Render<CuePanel>(parameters => parameters
            .Add(one => one.Dataset, dataset).Add(one => one.Live, Live).Add(one => one.Dimension, Dimension("soap", "steel"))
            .Add(one => one.OnSeek, sought.Add));

        await panel.WaitForElement("li:last-child button").ClickAsync(new());

        Assert.Equal(["steel"], sought);
    }

    [Fact]
    public void Shown_Search_KeepsWhatHoldsIt()
    {
        CueCount[] counts = [new("gift", 3), new("gift wrap", 5), new("tin", 0)];

        Assert.Equal(["gift wrap", "gift"], CueWords.Shown(counts, ["tin"], "GIFT").Select(count => count.Cue));
        Assert.Equal(["gift wrap", "gift", "tin"], CueWords.Shown(counts, ["tin"], "").Select(count => count.Cue));
        Assert.Equal(["tin", "gift wrap", "gift"], CueWords.Shown(counts, [], "").Select(count => count.Cue));
    }

    [Fact]
    public void Summary_ManyMissing_NamesAFewAndCountsTheRest() => Assert.Equal(
        "8 of 8 cue words occur in no item of shop. New in this draft, and found nowhere: “c1”, “c2”, “c3”, “c4”, “c5” and 2 more.",
        CueWords.Summary([.. Enumerable.Range(0, 8).Select(place => new CueCount($"c{place}", 0))], ["c0"], "shop"));

    private static MotiveDimension Dimension(params string[] cues) => new("gifts", "Gifts", "For others.", cues);

    private IRenderedComponent<CuePanel> Show(DatasetSummary dataset, params string[] cues) => Render<CuePanel>(parameters =>
        parameters.Add(one => one.Dataset, dataset).Add(one => one.Live, Live).Add(one => one.Dimension, Dimension(cues)));
}
