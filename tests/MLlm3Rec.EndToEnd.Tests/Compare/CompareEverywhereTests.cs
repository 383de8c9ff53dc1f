using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Compare;

/// <summary>What holds for every page, held against the pages of comparisons.</summary>
[Collection(ComparedAppFixture.Name)]
public sealed class CompareEverywhereTests(AppFixture workbench, ComparedAppFixture compared) : BrowserTest(workbench)
{
    private const string WatchShifts =
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += "
            + "entry.value; }).observe({ type: 'layout-shift', buffered: true });";

    private string Full => $"/compare/{compared.Runs[0]}";

    private ILocatorAssertions Heading(IPage page) => Expect(page.Locator("h1").Filter(new() { HasText = "Four methods" }));

    [Theory]
    [InlineData("")]
    [InlineData("?view=person")]
    [InlineData("?view=length")]
    public async Task ColdAddress_FillsWithoutAnythingJumping(string view)
    {
        var page = await NewPageAsync(server: compared.Host);
        await page.AddInitScriptAsync(WatchShifts);

        await page.GotoAsync(Full + view);
        await Heading(page).ToBeVisibleAsync();
        await SettledAsync(page);

        Assert.InRange(await page.EvaluateAsync<double>("() => window.shift"), 0, 0.1);
    }

    [Fact]
    public async Task EveryStep_IsInTheAddressAndBackUndoesIt()
    {
        var page = await OpenRunAsync(Full);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Held against" }).ChooseAsync("Similar items");
        await Expect(page).ToHaveURLAsync(new Regex("baseline=item-knn"));
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Test" }).ChooseAsync("Paired bootstrap");
        await Expect(page).ToHaveURLAsync(new Regex("test=bootstrap"));

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Held against" })).ToHaveValueAsync("Similar items");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Test" })).ToHaveValueAsync("Paired bootstrap");
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Test" })).ToHaveValueAsync("Wilcoxon signed ranks");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Held against" })).ToHaveValueAsync("Similar items");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy link to this view" }).ClickAsync();
        await Expect(page.GetByText("Link copied")).ToBeVisibleAsync();
        Assert.Equal(page.Url, await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task OnlyTheKeyboard_OpensComparisonViewAndPerson()
    {
        var page = await OpenAsync("/compare?dataset=sample", server: compared.Host);
        await page.GetByRole(AriaRole.Link, new() { Name = "Four methods", Exact = true }).PressAsync("Enter");
        await Heading(page).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "One person" }).PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex("view=person"));
        await Expect(page.Locator("section.column li[tabindex='0']")).ToHaveCountAsync(30);
    }

    [Fact]
    public async Task QuestionMark_OpensTheSheet_EscapeGivesTheFocusBack()
    {
        var page = await OpenRunAsync(Full);
        var tab = page.GetByRole(AriaRole.Link, new() { Name = "Trade-offs" });
        await tab.FocusAsync();

        await page.Keyboard.PressAsync("?");

        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });
        await Expect(sheet).ToHaveAttributeAsync("aria-modal", "true");
        await page.WaitForFunctionAsync("() => document.activeElement.closest('[role=dialog]') !== null");
        await page.Keyboard.PressAsync("Escape");
        await Expect(sheet).ToBeHiddenAsync();
        await Expect(tab).ToBeFocusedAsync();
    }

    [Fact]
    public async Task ThemeChanges_TheChartFollowsWithoutAReload()
    {
        var page = await OpenRunAsync(Full + "?view=length");
        await page.EvaluateAsync("() => { window.sameVisit = true; }");
        const string Ink = "() => getComputedStyle(document.querySelector('.chart text')).fill";
        var light = await page.EvaluateAsync<string>(Ink);

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });

        await page.WaitForFunctionAsync($"light => ({Ink})() !== light && window.sameVisit", light);
    }

    [Fact]
    public async Task Filters_OnAPhone_FoldIntoOneButton()
    {
        var page = await OpenAsync(Full, BrowserView.Phone with { ReducedMotion = true }, compared.Host);
        await Heading(page).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Filters" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "What is compared" });
        await dialog.GetByLabel("Held against").ChooseAsync("Popularity");
        await dialog.GetByLabel("First").ChooseAsync("20");
        await Expect(dialog.GetByLabel("First")).ToHaveValueAsync("20");
        await Expect(page).ToHaveURLAsync(new Regex($"{Full}$"));
        await Axe.AssertCleanAsync(page);

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("k=20.*baseline=popularity"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Filters (on)" })).ToBeVisibleAsync();
        await AssertFitsAsync(page);
    }

    [Fact]
    public async Task NetworkLost_ShowsABannerAndGoesOn()
    {
        var page = await OpenRunAsync(Full);
        await page.EvaluateAsync("() => { window.sameVisit = true; }");

        await page.Context.SetOfflineAsync(true);
        await Expect(page.GetByText("Connection lost")).ToBeVisibleAsync(new() { Timeout = 3000 });
        await page.Context.SetOfflineAsync(false);

        await Expect(page.GetByText("Connection lost")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Trade-offs" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "NDCG@10 against Popular share" })).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameVisit === true"));
    }

    [Fact]
    public async Task UnreadableLists_FailInTheirPanelWithALoggedCode()
    {
        Execute($"UPDATE RunUnits SET Content = x'00' WHERE RunId = {compared.Runs[1]} AND Unit LIKE 'item-knn % lists'");
        var page = await OpenAsync($"/compare/{compared.Runs[1]}?view=disagree&methods=mar,item-knn", server: compared.Host);

        var panel = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Something failed" });
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Retry" })).ToBeVisibleAsync();
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Copy details" })).ToBeVisibleAsync();
        Assert.Contains(await panel.Locator(".mono").InnerTextAsync(), compared.Host.Log, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "All users" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Methods and metrics" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task NoSuchComparison_SaysWhyWithOneWayOn()
    {
        var page = await OpenAsync("/compare/999999", server: compared.Host);

        await Expect(page.GetByText("Run 999999 is no finished comparison")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See all comparisons" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Done" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Export_GivesTheShownFiguresAsCsv()
    {
        var page = await OpenRunAsync(Full + "?baseline=popularity");
        await page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "CSV" }).ClickAsync());

        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith(
            "run,dataset,setup,slice,users,method,metric,mean,low,high,against", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(1 + 4 * 3, lines.Length);
        Assert.Contains(
            lines, line => line.Contains(",mar,NDCG@10,", StringComparison.Ordinal) && line.Contains(",popularity,", StringComparison.Ordinal));
    }

    private async Task<IPage> OpenRunAsync(string address)
    {
        var page = await OpenAsync(address, server: compared.Host);
        await Heading(page).ToBeVisibleAsync();
        await SettledAsync(page);
        return page;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={compared.Host.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = 20000; {sql}";
        command.ExecuteNonQuery();
    }
}
