using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Profiles;

public sealed partial class ProfilesTests(AppFixture workbench) : BrowserTest(workbench)
{
    private const string Address = "/profiles?dataset=sample";

    [Fact]
    public async Task SearchFilterAndSort_AreInTheAddress()
    {
        var page = await OpenListAsync(Address);
        var count = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "people" });
        await Expect(count).ToHaveTextAsync(Everybody());

        await page.GetByRole(AriaRole.Button, new() { Name = "Filter and sort" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Filter and sort" });
        await Expect(dialog).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Slider, new() { NameRegex = NoveltySlider() }).FillAsync("0.3");
        await Expect(dialog.GetByText("at least 0.30")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show people" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(NoveltyFiltered());
        await Expect(count).ToHaveTextAsync(SomeMatch());
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove filter Novelty ≥ 0.3" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Choices" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Choices" })).ToHaveAttributeAsync("aria-sort", "descending");

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search people" }).FillAsync("novelty 00");
        await Expect(page).ToHaveURLAsync(Searched());

        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox, new() { Name = "Search people" })).ToHaveValueAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove filter Novelty ≥ 0.3" }).ClickAsync();
        await Expect(count).ToHaveTextAsync(Everybody());
    }

    [Fact]
    public async Task OnlyTheKeyboard_OpensStepsQuotesAndCloses()
    {
        var page = await OpenListAsync(Address);
        var grid = page.GetByRole(AriaRole.Grid);
        var pane = page.GetByRole(AriaRole.Complementary);
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter and sort" }).FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(grid).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(pane.Locator("mark").First).ToBeVisibleAsync();
        var first = await pane.GetByRole(AriaRole.Heading, new() { Level = 2 }).TextContentAsync();
        foreach (var quote in await pane.Locator("q").AllAsync())
        {
            Assert.Contains(await quote.Locator("mark").First.TextContentAsync() ?? "?", await quote.TextContentAsync(), StringComparison.Ordinal);
        }

        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(pane.GetByRole(AriaRole.Heading, new() { Level = 2 })).Not.ToHaveTextAsync(first!);
        await Expect(grid).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(pane.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync(first!);

        await page.Keyboard.PressAsync("Escape");
        await Expect(pane).ToBeHiddenAsync();
        await Expect(grid).ToBeFocusedAsync();
    }

    [Fact]
    public async Task CloseButton_GivesTheFocusBackToTheList()
    {
        var page = await OpenListAsync(Address);
        await page.Locator("td.id").Nth(2).ClickAsync();
        var pane = page.GetByRole(AriaRole.Complementary);

        await pane.GetByRole(AriaRole.Button, new() { Name = "Next person" }).ClickAsync();
        await Expect(page.Locator("#person-3")).ToHaveAttributeAsync("aria-selected", "true");
        await pane.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await Expect(pane).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Grid)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task SeeProposals_OpensTheRankingOfThatPerson()
    {
        var page = await OpenListAsync(Address);
        await page.Locator("td.id").First.ClickAsync();
        var person = await page.Locator("td.id").First.TextContentAsync();

        await page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Link, new() { Name = "See what is proposed" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex($"/ranking\\?dataset=sample&user={Regex.Escape(person!.Trim())}$"));
        await Expect(page.GetByLabel("Person", new() { Exact = true })).ToHaveValueAsync(person.Trim());
    }

    [Fact]
    public async Task Reload_KeepsFilterOrderPersonAndPlace()
    {
        var page = await OpenListAsync(Address + "&motive=quality%3A0.2&sort=history&dir=asc");
        await page.GetByRole(AriaRole.Grid).FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Enter");
        var pane = page.GetByRole(AriaRole.Complementary);
        await Expect(pane.Locator("mark").First).ToBeVisibleAsync();
        var person = await pane.GetByRole(AriaRole.Heading, new() { Level = 2 }).TextContentAsync();

        await page.ReloadAsync();

        await Expect(pane.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync(person!);
        await Expect(page.Locator("tr[aria-selected=true]")).ToBeInViewportAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Choices" })).ToHaveAttributeAsync("aria-sort", "ascending");

        await page.GoBackAsync();
        await Expect(pane).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Export_GivesTheFilteredPeopleAsCsv()
    {
        var page = await OpenListAsync(Address + "&q=-00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "CSV" }).ClickAsync());

        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal("people-sample.csv", download.SuggestedFilename);
        Assert.StartsWith("user,choices,confidence,functionality", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Each.Holds(lines.Skip(1), line => Assert.Contains("-00", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    public async Task NarrowScreen_ShowsCardsAndAPaneThatFillsIt(int width)
    {
        var page = await OpenListAsync(Address, BrowserView.Phone with { Width = width, ReducedMotion = true });
        await AssertFitsAsync(page);

        await page.Locator("td.id").First.ClickAsync();
        var pane = page.GetByRole(AriaRole.Complementary);
        await Expect(pane.Locator("mark").First).ToBeVisibleAsync();
        await Expect(pane.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToBeFocusedAsync();
        Assert.Equal(width, (await pane.BoundingBoxAsync())!.Width);
        await AssertFitsAsync(page);

        await pane.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(pane).ToBeHiddenAsync();
    }

    private async Task<IPage> OpenListAsync(string address, BrowserView? view = null)
    {
        var page = await OpenAsync(address, view);
        await Expect(page.Locator("td.id").First).ToBeVisibleAsync();
        return page;
    }

    [GeneratedRegex("^[\\d,]+ people$")]
    private static partial Regex Everybody();

    [GeneratedRegex("^[\\d,]+ of [\\d,]+ people match(es)?$")]
    private static partial Regex SomeMatch();

    [GeneratedRegex("^Novelty")]
    private static partial Regex NoveltySlider();

    [GeneratedRegex("motive=novelty%3A0\\.3")]
    private static partial Regex NoveltyFiltered();

    [GeneratedRegex("q=novelty%2000.*sort=history&dir=desc")]
    private static partial Regex Searched();
}
