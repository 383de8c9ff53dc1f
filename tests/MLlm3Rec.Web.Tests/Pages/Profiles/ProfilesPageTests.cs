using AngleSharp.Dom;
using Bunit;
using MLlm3Rec.Experiments;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Words;

namespace MLlm3Rec.Web.Components.Pages.Profiles;

public sealed class ProfilesPageTests : PeoplePageTest
{
    private const string Address = "/profiles?dataset=small%20dataset";

    [Fact]
    public void NoDataset_SaysSoAndLeadsToDatasets()
    {
        var page = Open<ProfilesPage>("/profiles");

        page.WaitForAssertion(() => Assert.Equal("/datasets", page.Find("a.button").GetAttribute("href")));
        Assert.Contains("no dataset yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownDataset_NamesIt()
    {
        var page = Open<ProfilesPage>("/profiles?dataset=nowhere");

        page.WaitForAssertion(() => Assert.Contains("no dataset named “nowhere”", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoProfiles_OneButtonQueuesWhatIsMissing()
    {
        await ImportSmallDatasetAsync();
        var page = Open<ProfilesPage>(Address);
        page.WaitForElement("button.primary");

        await page.Find("button.primary").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("waits for its turn", page.Markup, StringComparison.Ordinal));
        var queued = await Services.GetRequiredService<RunStore>().ActiveAsync(Cancelled);
        Assert.Equal([RunKind.Encode, RunKind.Extract, RunKind.Train], queued.Select(run => run.Kind));
    }

    [Fact]
    public async Task FiltersAndOrderInTheAddress_AreShownAndCounted()
    {
        await ImportSmallDatasetAsync(Encode, Extract);

        var page = Open<ProfilesPage>($"{Address}&q=u000&motive=sensory-pleasure%3A0.1&sort=user&dir=asc");

        page.WaitForAssertion(() => Assert.Equal("5 of 60 people match", page.Find("[role=status].count").TextContent));
        Assert.Contains("Sensory pleasure ≥ 0.1", page.Find(".pill.accent").TextContent, StringComparison.Ordinal);
        Assert.Equal("ascending", page.Find("th.id").GetAttribute("aria-sort"));
        Assert.Equal("none", page.Find("th.confidence").GetAttribute("aria-sort"));
        page.WaitForAssertion(() => Assert.Equal(["u0000", "u0002", "u0004", "u0006", "u0008"], Ids(page)));
    }

    [Fact]
    public async Task RemovedChip_LeavesTheAddress()
    {
        await ImportSmallDatasetAsync(Encode, Extract);
        var page = Open<ProfilesPage>($"{Address}&motive=sensory-pleasure%3A0.1&motive=quality%3A0.2");

        await page.WaitForElement("button[aria-label='Remove filter Sensory pleasure ≥ 0.1']").ClickAsync(new());

        Assert.EndsWith("/profiles?dataset=small%20dataset&motive=quality%3A0.2", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SortedByAMotive_ShowsItsStrengthInAColumn()
    {
        await ImportSmallDatasetAsync(Encode, Extract);

        var page = Open<ProfilesPage>($"{Address}&sort=sensory-pleasure&dir=desc");

        page.WaitForAssertion(() => Assert.Equal("descending", page.Find("th.strength").GetAttribute("aria-sort")));
        page.WaitForAssertion(() => Assert.Matches(@"^0\.[1-9]\d (clear|likely|hint)$", page.Find("td.strength").TextContent));
    }

    [Fact]
    public async Task NobodyMatches_OffersToShowEverybody()
    {
        await ImportSmallDatasetAsync(Encode, Extract);
        var page = Open<ProfilesPage>($"{Address}&q=zzz");

        await page.WaitForElement("section.empty button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("60 people", page.Find("[role=status].count").TextContent));
    }

    [Fact]
    public async Task OpenPerson_QuotesTheExactWordsOfTheHistory()
    {
        await ImportSmallDatasetAsync(Encode, Extract);

        var page = Open<ProfilesPage>($"{Address}&user=u0002");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".pane mark")));
        Each.Holds(
            page.FindAll(".pane q"), quote => Assert.Contains(quote.QuerySelector("mark")!.TextContent, quote.TextContent, StringComparison.Ordinal));
        Assert.Contains("6 choices", page.Find(".pane").TextContent, StringComparison.Ordinal);
        Assert.Contains(MomentWords.With, page.Find(".pane").TextContent, StringComparison.Ordinal);
        Assert.Contains("Vocabulary", page.Find(".provenance").TextContent, StringComparison.Ordinal);
        Assert.Equal("/ranking?dataset=small%20dataset&user=u0002", page.Find(".pane a.primary").GetAttribute("href"));
    }

    [Fact]
    public async Task NextAndClose_StepThroughTheListAndLeaveIt()
    {
        await ImportSmallDatasetAsync(Encode, Extract);
        var page = Open<ProfilesPage>($"{Address}&sort=user&dir=asc&user=u0002");

        await page.WaitForElement(".pane button[aria-label='Next person']").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("u0003", page.Find(".pane h2").TextContent));

        await page.Find(".pane button[aria-label=Close]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".pane")));
        Assert.EndsWith("&sort=user&dir=asc", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownPerson_IsSaidInThePane()
    {
        await ImportSmallDatasetAsync(Encode, Extract);

        var page = Open<ProfilesPage>($"{Address}&user=nobody");

        page.WaitForAssertion(() => Assert.Contains("no person “nobody”", page.Find(".pane").TextContent, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Ids(IRenderedComponent<ProfilesPage> page) => page.FindAll("td.id").Select(cell => cell.TextContent.Trim());
}
