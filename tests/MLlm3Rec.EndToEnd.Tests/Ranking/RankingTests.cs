using System.Globalization;
using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Ranking;

public sealed class RankingTests(AppFixture workbench) : BrowserTest(workbench)
{
    private const string Address = "/ranking?dataset=sample";

    [Fact]
    public async Task OnePerson_SeesOurListBesideTwoBaselines()
    {
        var page = await OpenListsAsync(Address);

        await Expect(page.Locator(".head")).ToHaveCountAsync(10);
        await Expect(page.Locator("section.column li")).ToHaveCountAsync(30);
        var verdict = page.GetByRole(AriaRole.Region, new() { Name = "The hidden choice" });
        await Expect(verdict).ToContainTextAsync(
            new Regex(
                "All reasons \\(MAR\\): rank [\\d,]+.*Popularity: rank [\\d,]+.*Similar items: (rank [\\d,]+|not ranked)", RegexOptions.Singleline));

        await page.GetByRole(AriaRole.Link, new() { Name = "What next?" }).ClickAsync();

        await Expect(verdict).ToBeHiddenAsync();
        await Expect(page).ToHaveURLAsync(new Regex("view=next"));
    }

    [Fact]
    public async Task FocusedItem_IsMarkedInAllListsWithItsMove()
    {
        var page = await OpenListsAsync(Address);
        var row = page.Locator(".head").First;
        var item = await page.Locator("section.column li").First.GetAttributeAsync("data-item");

        await row.FocusAsync();

        await Expect(page.Locator($".columns [data-item='{item}'].same")).ToHaveCountAsync(3);
        foreach (var mark in await page.Locator($".columns [data-item='{item}'].same").AllAsync())
        {
            var text = await mark.TextContentAsync();
            Assert.Matches("→|By|because|Because", text!);
        }
    }

    [Fact]
    public async Task UnfoldedRow_PartsSumToTheScore()
    {
        var page = await OpenListsAsync(Address);

        await page.Locator(".head").First.ClickAsync();

        var breakdown = page.Locator(".breakdown");
        await Expect(breakdown).ToBeVisibleAsync();
        var groups = await breakdown.Locator("tr.group td.number").AllTextContentsAsync();
        var score = await breakdown.Locator("tfoot td.number").TextContentAsync();
        Assert.Equal(Number(score!), groups.Sum(Number), 0.01 * (groups.Count + 1));
        await Expect(page).ToHaveURLAsync(new Regex("open="));

        await page.ReloadAsync();
        await Expect(breakdown).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(breakdown).ToBeHiddenAsync();
    }

    [Fact]
    public async Task AnotherBaseline_IsInTheAddressAndBackUndoesIt()
    {
        var page = await OpenListsAsync(Address);

        await page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("list 1") }).ChooseAsync("Chance");

        await Expect(page).ToHaveURLAsync(new Regex("against=random%2Citem-knn"));
        await Expect(page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("list 1: Chance") })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("list 1: Popularity") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task MotivesOnly_ByKeyboard_ReranksAndTellsThePrice()
    {
        var page = await OpenListsAsync(Address);
        var panel = page.GetByRole(AriaRole.Region, new() { Name = "How much of this list is motive?" });
        await Expect(panel.GetByTestId("share")).ToContainTextAsync(new Regex("^Motives make up (less than 1|\\d+) % of these 10 scores"));

        await panel.GetByRole(AriaRole.Link, new() { Name = "Motives only" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex("weigh=only"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Motives only" })).ToBeVisibleAsync();
        await Expect(panel.GetByTestId("share")).ToHaveTextAsync("Motives alone make up these 10 scores.");
        await Expect(panel.GetByTestId("price")).ToContainTextAsync(
            new Regex("NDCG@10 0\\.\\d+ instead of 0\\.\\d+ over 500 people whose last choice was hidden: "));

        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "All reasons (MAR)" })).ToBeVisibleAsync();
        await Expect(panel.GetByTestId("price")).ToContainTextAsync(new Regex("^\\s*NDCG@10 0\\.\\d+ over 500 people"));
    }

    [Fact]
    public async Task OnlyTheKeyboard_PicksAPersonAndUnfoldsARow()
    {
        var page = await OpenListsAsync(Address);
        var person = page.GetByLabel("Person", new() { Exact = true });
        var before = await person.InputValueAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Next person" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(person).Not.ToHaveValueAsync(before);

        await person.FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(before);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex($"user={Regex.Escape(before)}"));
        // The address changes first, the lists follow.
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "What next?" })).ToHaveAttributeAsync(
            "href", new Regex($"user={Regex.Escape(before)}"));

        await page.Locator(".head").Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".head").Nth(1)).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(page.Locator(".head").Nth(1)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task UnknownPerson_IsSaidWithAWayOut()
    {
        var page = await OpenAsync(Address + "&user=nobody");

        await Expect(page.GetByText("no person “nobody”")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the first person" }).ClickAsync();
        await Expect(page.Locator(".head").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    public async Task NarrowScreen_NeverScrollsSideways(int width)
    {
        var page = await OpenListsAsync(Address, BrowserView.Phone with { Width = width, ReducedMotion = true });
        await page.Locator(".head").First.ClickAsync();
        await Expect(page.Locator(".breakdown")).ToBeVisibleAsync();

        await AssertFitsAsync(page);
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task ListsAndUnfoldedRow_HaveNoViolation(int width, bool dark)
    {
        var view = (width > 800 ? BrowserView.Desk : BrowserView.Phone) with { Dark = dark };
        var page = await OpenListsAsync(Address, view);
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
        await Screenshots.TakeAsync(page, "ranking", view);

        await page.Locator(".head").First.ClickAsync();
        await Expect(page.Locator(".breakdown")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
        await page.Locator(".head").First.EvaluateAsync("head => head.scrollIntoView({ block: 'start' })");
        await Screenshots.TakeAsync(page, "ranking-open", view);
    }

    private async Task<IPage> OpenListsAsync(string address, BrowserView? view = null)
    {
        var page = await OpenAsync(address, view);
        await Expect(page.Locator(".head").First).ToBeVisibleAsync();
        return page;
    }

    private static double Number(string text) => double.Parse(text.Replace('−', '-').Trim(), CultureInfo.InvariantCulture);
}
