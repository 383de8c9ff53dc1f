using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Compare;

[Collection(ComparedAppFixture.Name)]
public sealed class CompareTests(AppFixture workbench, ComparedAppFixture compared) : BrowserTest(workbench)
{
    private string Full => $"/compare/{compared.Runs[0]}";

    [Fact]
    public async Task OnePerson_ListsNameTheHiddenChoice()
    {
        var page = await OpenRunAsync(Full + "?view=person");

        await Expect(page.Locator("section.column")).ToHaveCountAsync(3);
        await Expect(page.Locator("section.column li")).ToHaveCountAsync(30);
        await Expect(page.GetByText("visible choices; then came")).ToBeVisibleAsync();
        await Expect(page.GetByText("Hidden choice: rank").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Chance" }).CheckAsync();
        await Expect(page.Locator("section.column")).ToHaveCountAsync(4);
        await Expect(page).ToHaveURLAsync(new Regex("methods="));
        await page.GoBackAsync();
        await Expect(page.Locator("section.column")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task FocusedItem_IsMarkedInAllListsWithItsMove()
    {
        var page = await OpenRunAsync(Full + "?view=person");
        await Expect(page.Locator("section.column li").First).ToBeVisibleAsync();
        var shared = await page.EvaluateAsync<string>(
            "() => { const first = [...document.querySelectorAll('.column')].map(column => [...column.querySelectorAll('[data-item]')].map(row => "
                + "row.dataset.item)); return first[0].find(item => first[1].includes(item) || first[2].includes(item)) ?? first[1].find(item => "
                + "first[2].includes(item)) ?? ''; }");
        Assert.NotEqual("", shared);

        await page.Locator($"[data-item='{shared}']").First.FocusAsync();

        await Expect(page.Locator($"[data-item='{shared}'].same").Nth(1)).ToBeAttachedAsync();
        await Expect(page.Locator("svg.lines path").First).ToBeAttachedAsync();
        await Expect(page.Locator($"section.column:not(:first-child) [data-item='{shared}'] .move").First).ToHaveTextAsync(
            new Regex("→ \\d+, ([+−]\\d+|same)"));
    }

    [Fact]
    public async Task AllUsers_ShowIntervalsTestsAndScatterByKeyboard()
    {
        var page = await OpenRunAsync(Full);
        var table = page.GetByRole(AriaRole.Region, new() { Name = "Methods and metrics" });
        await Expect(table.GetByText(new Regex("^(best|highest, not clearly)$")).First).ToBeVisibleAsync();
        await Expect(page.GetByTestId("verdict")).ToHaveTextAsync(
            new Regex("(is ahead|No method is clearly ahead) on NDCG@10 among all \\d+ users.+p [.<]"));
        await Expect(table.GetByText(new Regex("\\d\\.\\d{3} to \\d\\.\\d{3}")).First).ToBeVisibleAsync();
        await Expect(page.GetByText("Wilcoxon signed-rank test, paired by user")).ToBeVisibleAsync();
        await Expect(table.GetByText("the floor")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "NDCG@10", Exact = true }).FocusAsync();
        await Expect(page.GetByRole(AriaRole.Tooltip).Filter(new() { HasText = "Normalised discounted" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Combobox, new() { Name = "First" }).ChooseAsync("20");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "NDCG@20", Exact = true })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("k=20"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Trade-offs" }).ClickAsync();
        var scatter = page.GetByRole(AriaRole.Group, new() { Name = "NDCG@10 against Popular share" });
        await scatter.GetByText("Show as table").PressAsync("Enter");
        var row = scatter.GetByRole(AriaRole.Row).Filter(new() { HasText = "All reasons (MAR)" });
        await Expect(row).ToContainTextAsync(new Regex("0\\.\\d+.*0\\.\\d+"));
        await row.GetByRole(AriaRole.Link).PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("baseline=mar"));
    }

    [Fact]
    public async Task WhereTheyDisagreeMost_EnterOpensThatPerson()
    {
        var page = await OpenRunAsync(Full + "?view=disagree");
        var first = page.GetByRole(AriaRole.Region, new() { Name = "People by how much two lists differ" }).GetByRole(AriaRole.Link).First;
        var person = await first.TextContentAsync();

        await first.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Person {person}" })).ToBeVisibleAsync();
        await Expect(page.Locator("section.column")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Baselines_DeltasInTheAddress_OtherSetupsAreNotMixed()
    {
        var page = await OpenRunAsync(Full);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Held against" }).ChooseAsync("Popularity");
        await Expect(page).ToHaveURLAsync(new Regex("baseline=popularity"));
        await Expect(page.Locator(".delta").First).ToHaveTextAsync(new Regex("[+−±]\\d\\.\\d{4}"));

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Baseline run" }).ChooseAsync(new Regex($"^run {compared.Runs[1]}:"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Four methods again" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Worse only" }).ClickAsync();
        await Expect(page.GetByText("Nothing has become clearly worse.")).ToBeVisibleAsync();

        await page.GotoAsync(Full + $"?against={compared.Runs[2]}");
        var banner = page.GetByRole(AriaRole.Alert, new() { Name = "Not comparable" });
        await Expect(banner).ToContainTextAsync("Candidates: whole catalogue here, 1 + 99 unseen there");
    }

    [Fact]
    public async Task Slice_SizeIsShown_FewUsersCarryAWarning()
    {
        var page = await OpenRunAsync(Full);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Users" }).ChooseAsync("Motive Quality at least 40 %");
        await Expect(page).ToHaveURLAsync(new Regex("slice=motive%3Aquality%3A0.4"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Motive Quality at least 40 %" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "of" }).First).ToContainTextAsync(new Regex("\\d+ of \\d+ users"));

        await page.GotoAsync($"/compare/{compared.Runs[2]}");
        await Expect(page.GetByText("Fewer than 30 users")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("verdict")).ToContainTextAsync("25 users are too few to call a method ahead on NDCG@10");
        await Expect(page.Locator("td.best")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task NewComparison_StartsFromThePage_NarrowNeverScrollsSideways()
    {
        var page = await OpenAsync("/compare?dataset=sample", BrowserView.Phone with { Width = 320, ReducedMotion = true }, compared.Host);
        await page.GetByRole(AriaRole.Button, new() { Name = "New comparison" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Compare 4 methods" })).ToBeVisibleAsync();
        await AssertFitsAsync(page);
        foreach (var view in (string[])["", "?view=person", "?view=disagree", "?view=length", "?view=tradeoff"])
        {
            await page.GotoAsync(Full + view);
            await Expect(page.Locator("h1")).ToContainTextAsync("Four methods");
            await SettledAsync(page);
            await AssertFitsAsync(page);
        }
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task EveryView_HasNoViolation(int width, bool dark)
    {
        var look = (width > 800 ? BrowserView.Desk : BrowserView.Phone) with { Dark = dark };
        var page = await OpenAsync("/compare?dataset=sample", look, compared.Host);
        await SettledAsync(page);
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
        await Screenshots.TakeAsync(page, "compare", look);
        await page.GotoAsync("/compare/weights?dataset=sample");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Weights" })).ToContainTextAsync("People like them");
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
        await Screenshots.TakeAsync(page, "compare-weights", look);
        foreach (var view in (string[])["all", "person", "disagree", "length", "tradeoff"])
        {
            await page.GotoAsync($"{Full}?view={view}");
            await Expect(page.Locator("h1")).ToContainTextAsync("Four methods");
            await SettledAsync(page);
            await Axe.AssertCleanAsync(page, coloursOnly: dark);
            await Screenshots.TakeAsync(page, $"compare-{view}", look);
            foreach (var summary in await page.GetByText("Show as table").AllAsync())
            {
                await summary.ClickAsync();
                await Expect(summary.Locator("xpath=..").GetByRole(AriaRole.Table)).ToBeVisibleAsync();
            }

            await Axe.AssertCleanAsync(page, coloursOnly: dark);
        }
    }

    [Fact]
    public async Task Report_OpensOfflineAndHasNoViolation()
    {
        var page = await NewPageAsync(server: compared.Host);
        var answer = await page.APIRequest.GetAsync($"/compare-reports/{compared.Runs[0]}/report.html");
        var report = await answer.TextAsync();
        await page.Context.SetOfflineAsync(true);

        await page.SetContentAsync(report);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Four methods" })).ToBeVisibleAsync();
        await Expect(page.GetByText("--methods mar,popularity,item-knn,random --protocol full --seed 42")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);
        await Axe.AssertCleanAsync(page);
    }

    private async Task<IPage> OpenRunAsync(string address)
    {
        var page = await OpenAsync(address, server: compared.Host);
        await Expect(page.Locator("h1")).ToContainTextAsync("Four methods");
        await SettledAsync(page);
        return page;
    }
}
