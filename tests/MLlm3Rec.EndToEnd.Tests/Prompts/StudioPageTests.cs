using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Prompts;

/// <summary>What holds for every page, on the page of prompts.</summary>
public sealed class StudioPageTests(AppFixture workbench, StudioServer studio) : StudioTest(workbench, studio), IClassFixture<StudioServer>
{
    private const string DarkGround = "rgb(26, 26, 34)";
    private const string User = "[data-place='profile/user']";

    // Moves of what was already drawn, other than after a person's own deed.
    private const string WatchShifts =
        """
        window.shifts = 0;
        new PerformanceObserver(list => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifts += shift.value; }).observe({ type: "layout-shift", buffered: true });
        """;

    [Theory]
    [InlineData("edit")]
    [InlineData("test")]
    [InlineData("history")]
    public async Task ColdOpen_ShowsHeadingThenContentWithoutAJump(string tab)
    {
        var begun = await BeginAsync();
        var page = await NewPageAsync(server: Server);
        await page.AddInitScriptAsync(WatchShifts);

        await page.GotoAsync($"/prompts?dataset=sample&draft={DraftOf(begun)}&part=profile&tab={tab}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Prompts" })).ToBeVisibleAsync();
        await Expect(page.Locator("h2:visible").First).ToBeVisibleAsync();
        await SettledAsync(page);

        Assert.InRange(await page.EvaluateAsync<double>("() => window.shifts"), 0, 0.1);
    }

    [Fact]
    public async Task DraftPartPersonAndView_AreInTheAddress()
    {
        var page = await BeginAsync("knobs");
        await TabAsync(page, "Changes");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What this draft says otherwise" })).ToBeVisibleAsync();
        await TabAsync(page, "History");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Gates" })).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Gates" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What this draft says otherwise" })).ToBeVisibleAsync();
        await TabAsync(page, "Edit");
        await Expect(page.GetByLabel("Number of motives")).ToBeVisibleAsync();

        var other = await OpenAsync(new Uri(page.Url).PathAndQuery + "&user=ada-0032", null, Server);
        await GoAsync(other, "profile");
        await Expect(other.GetByLabel("Fill variables in for")).ToHaveValueAsync("ada-0032");
        await Expect(other.Locator($"[data-listening='{DraftOf(page)}']")).ToBeAttachedAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TestedDraft_HasNoAccessibilityViolation(bool dark)
    {
        var page = await ChangedAsync(BrowserView.Desk with { Dark = dark });
        await TestAsync(page);
        await Axe.AssertCleanAsync(page, coloursOnly: dark);

        await page.GetByRole(AriaRole.Button, new() { Name = "Export", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "CSV" })).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "CSV" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal("test-sample.csv", download.SuggestedFilename);
        Assert.StartsWith("user,hidden_choice,rank_live,rank_draft,turn,motives_added", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(51, lines.Length);

        await page.GetByRole(AriaRole.Button, new() { Name = "Publish …" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
    }

    [Fact]
    public async Task OnlyTheKeyboard_ChangesAndTestsADraft()
    {
        var page = await BeginAsync("dimensions");
        await page.ReloadAsync();
        await Expect(page.Locator("[data-listening]")).ToBeAttachedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await ReachAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Knobs" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Number of motives")).ToBeVisibleAsync();
        await ReachAsync(page, page.GetByLabel("Number of motives"));
        await page.Keyboard.TypeAsync("3");
        await SavedAsync(page);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByTestId("verdict")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Publish …" });
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToHaveAttributeAsync("aria-modal", "true");
        await page.WaitForFunctionAsync("() => document.activeElement.closest('[role=dialog]') !== null");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true })).Not.ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task ShortcutsAndTheme_LeaveTheTextBeingTypedAlone()
    {
        var page = await BeginAsync();
        await page.Locator(User).FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" d?p");
        await Expect(page.Locator(User)).ToHaveValueAsync(new Regex(" d\\?p$"));
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Dark" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveCSSAsync("background-color", DarkGround);
        await Expect(page.Locator(User)).ToHaveValueAsync(new Regex(" d\\?p$"));

        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task DeletingADraft_FocusesTheHarmlessAnswer()
    {
        var page = await BeginAsync();
        var draft = DraftOf(page);
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Delete this draft" });

        await opener.ClickAsync();
        await page.WaitForFunctionAsync("() => document.activeElement.closest('[role=dialog]') !== null");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete it" })).Not.ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
        Assert.Equal(1L, Server.Ask($"SELECT COUNT(*) FROM PromptDrafts WHERE Id = {draft}"));

        await opener.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();
        await Expect(page.Locator($"[data-listening='{draft}']")).ToBeHiddenAsync();
        Assert.Equal(0L, Server.Ask($"SELECT COUNT(*) FROM PromptDrafts WHERE Id = {draft}"));
    }

    [Fact]
    public async Task BrokenTest_FailsInItsPanelWithALoggedCode()
    {
        var page = await ChangedAsync();
        await TestAsync(page);
        var draft = DraftOf(page);
        var plan = (string)Server.Ask($"SELECT Plan FROM PromptTests WHERE DraftId = {draft}")!; // It has been tested.
        Server.Ask($"UPDATE PromptTests SET Plan = '{{' WHERE DraftId = {draft}");

        await page.ReloadAsync();

        var failed = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Something failed" });
        await Expect(failed).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        Assert.Contains((await failed.Locator(".mono").TextContentAsync())!, Server.Log, StringComparison.Ordinal);
        await TabAsync(page, "Edit");
        await Expect(page.GetByLabel("Number of motives")).ToHaveValueAsync("3");

        Server.Ask($"UPDATE PromptTests SET Plan = '{plan.Replace("'", "''", StringComparison.Ordinal)}' WHERE DraftId = {draft}");
        await TabAsync(page, "Test");
        await failed.GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();
        await Expect(page.GetByTestId("verdict")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NoDraftAndNoData_SayWhyAndLeadOn(bool dark)
    {
        await using var empty = await WebProcess.StartAsync("--Sample:Bring=false");
        var page = await OpenAsync("/prompts", BrowserView.Desk with { Dark = dark }, empty);
        await Expect(page.GetByText("No draft yet.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);

        await page.GetByRole(AriaRole.Button, new() { Name = "Begin a draft" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Dimensions" })).ToBeVisibleAsync();
        await TabAsync(page, "Test");
        await Expect(page.GetByText("There is no dataset yet, so there is nobody to try a draft on.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
        await page.GetByRole(AriaRole.Link, new() { Name = "Import a dataset" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/datasets"));
    }

    /// <summary>A draft with one knob turned.</summary>
    private async Task<IPage> ChangedAsync(BrowserView? view = null)
    {
        var page = await BeginAsync("knobs", view);
        await page.GetByLabel("Number of motives").FillAsync("3");
        await SavedAsync(page);
        return page;
    }

    private static async Task TestAsync(IPage page)
    {
        await TabAsync(page, "Test");
        await page.GetByRole(AriaRole.Button, new() { Name = "Test the draft" }).ClickAsync();
        await Expect(page.GetByTestId("verdict")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    /// <summary>Steps on with Tab until the element has the focus; it must be visible on every step.</summary>
    private static async Task ReachAsync(IPage page, ILocator wanted)
    {
        for (var step = 0; step < 60; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var width = await page.EvaluateAsync<double>(
                "() => { const now = document.activeElement; const shown = now.matches('input[type=file]') ? now.closest('label') : "
                    + "now.closest('.mud-input') ?? now; return now === document.body ? 99 : parseFloat(getComputedStyle(shown).outlineWidth); }");
            Assert.True(width >= 2, $"No visible focus at step {step}");
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail("Tab never got there");
    }
}
