using System.Diagnostics;
using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Prompts;

/// <summary>Writing: nothing is lost, mistakes are told before any run, and every view is clean.</summary>
public sealed class EditingTests(AppFixture workbench, StudioServer studio) : StudioTest(workbench, studio), IClassFixture<StudioServer>
{
    private const string User = "[data-place='profile/user']";

    [Fact]
    public async Task FiveHundredWords_SlowWire_AreSavedInOrder()
    {
        using var wire = SlowWire.To(Server.Address, TimeSpan.FromMilliseconds(150));
        var page = await BeginAsync();
        await page.GotoAsync(new Uri(wire.Address, new Uri(page.Url).PathAndQuery).ToString());
        await Expect(page.Locator("[data-listening]")).ToBeAttachedAsync();
        var area = page.Locator(User);
        await Expect(area).ToBeEnabledAsync();
        await area.EvaluateAsync("area => { area.focus(); area.setSelectionRange(0, 0); }");
        var before = await area.InputValueAsync();
        var words = string.Concat(Enumerable.Range(0, 500).Select(word => $"w{word} "));

        await page.Keyboard.TypeAsync(words);
        var pause = Stopwatch.StartNew();
        await SavedAsync(page);
        var took = pause.Elapsed;

        Assert.Equal(words + before, await area.InputValueAsync());
        Assert.Equal(words.Length, await area.EvaluateAsync<int>("area => area.selectionStart"));
        Assert.Equal(DraftOf(page), Holder("w498 w499"));
        Assert.True(took < TimeSpan.FromSeconds(2), $"Saved {took.TotalSeconds:0.0} s after the pause");
        await page.ReloadAsync();
        await Expect(page.Locator(User)).ToHaveValueAsync(words + before);
    }

    [Fact]
    public async Task NetworkLostWhileTyping_LosesNothing()
    {
        var page = await BeginAsync();
        await page.Locator(User).FillAsync("{{history}} {{dimensions}} before");
        await SavedAsync(page);
        await page.EvaluateAsync("() => { window.sameVisit = true; }");

        await page.Context.SetOfflineAsync(true);
        await page.Locator(User).FillAsync("{{history}} {{dimensions}} typed without a network");
        await Expect(page.GetByText("Connection lost")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-typing]")).ToContainTextAsync("kept in this browser");
        await page.Context.SetOfflineAsync(false);

        await SavedAsync(page);
        await Expect(page.GetByText("Connection lost")).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameVisit === true"));
        Assert.Equal(DraftOf(page), Holder("typed without a network"));
    }

    [Fact]
    public async Task SecondTab_IsWarnedBeforeItOverwrites()
    {
        var first = await BeginAsync();
        var draft = new Uri(first.Url).PathAndQuery;
        var second = await OpenAsync(draft, null, Server);
        await Expect(second.Locator("[data-listening]")).ToBeAttachedAsync();

        await first.Locator(User).FillAsync("{{history}} {{dimensions}} from the first tab");
        await SavedAsync(first);
        await second.Locator(User).FillAsync("{{history}} {{dimensions}} from the second tab");

        var conflict = second.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Another tab saved this draft" });
        await Expect(conflict).ToContainTextAsync("first");
        await Expect(conflict).ToContainTextAsync("second");
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Take theirs" }).ClickAsync();
        await Expect(second.Locator(User)).ToHaveValueAsync(new Regex("from the first tab"));
    }

    [Fact]
    public async Task KilledServer_GivesBackWhatWasTypedMeanwhile()
    {
        var page = await BeginAsync();
        await page.Locator(User).FillAsync("{{history}} {{dimensions}} before");
        await SavedAsync(page);

        await Server.KillAsync();
        await page.Locator(User).FillAsync("{{history}} {{dimensions}} typed while nobody listened");
        await Server.StartAsync(TestContext.Current.CancellationToken);

        await Expect(page.Locator("[data-typing]")).ToHaveTextAsync("", new() { Timeout = 60_000 });
        await SavedAsync(page);
        await Expect(page.Locator(User)).ToHaveValueAsync(new Regex("typed while nobody listened"));
        await page.ReloadAsync();
        await Expect(page.Locator(User)).ToHaveValueAsync(new Regex("typed while nobody listened"));
    }

    [Fact]
    public async Task TypingWhileAnotherDraftOpens_ReachesTheFirstDraft()
    {
        var page = await BeginAsync();
        for (var round = 1; round <= 5; round++)
        {
            var left = DraftOf(page);
            await page.EvaluateAsync(
                """
                ([field, words]) => {
                  [...document.querySelectorAll("button")].find(button => button.textContent.includes("New draft")).click();
                  const area = document.querySelector(field);
                  area.setRangeText(words, 0, 0);
                  area.dispatchEvent(new Event("input", { bubbles: true }));
                }
                """,
                (string[])[User, $"Left in round {round}. "]);
            await Expect(page.Locator($"[data-listening]:not([data-listening='{left}'])")).ToBeAttachedAsync();
            await page.Locator(User).FillAsync($"{{{{history}}}} {{{{dimensions}}}} Found in round {round}.");

            await SavedAsync(page);
            Assert.Equal(left, Holder($"Left in round {round}."));
            Assert.Equal(DraftOf(page), Holder($"Found in round {round}."));
        }
    }

    [Fact]
    public async Task Mistakes_AreMarkedInPlaceAndStopTheTest()
    {
        var page = await BeginAsync();
        var area = page.Locator(User);
        var picker = page.GetByRole(AriaRole.Region, new() { Name = "Variables" });
        await Expect(picker.GetByText("For ").First).ToBeVisibleAsync();
        await LookAsync(page, "editor");

        await area.FillAsync("{{histroy}} {{dimensions}}");

        var faults = page.GetByRole(AriaRole.List, new() { Name = "What must be mended" });
        await Expect(faults).ToContainTextAsync("Did you mean {{history}}?");
        await Expect(faults).ToContainTextAsync("{{history}} is missing");
        await Expect(page.Locator(".marks mark.unknown")).ToHaveTextAsync("{{histroy}}");
        await TabAsync(page, "Test");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Test the draft" })).ToBeDisabledAsync();
        await Expect(page.Locator("#obstacle")).ToContainTextAsync("First mend what is marked");
        await TabAsync(page, "Edit");

        await area.FillAsync("{{dimensions}} ");
        await picker.GetByRole(AriaRole.Button, new() { Name = "Insert history" }).ClickAsync();
        await Expect(area).ToHaveValueAsync("{{dimensions}} {{history}}");
        await Expect(faults).ToBeHiddenAsync();

        var system = page.Locator("[data-place='profile/system']");
        await system.FillAsync((await system.InputValueAsync()).Replace("\"confidence\": 0.0}", "\"confidence\" 0.0}", StringComparison.Ordinal));
        await Expect(faults).ToContainTextAsync("no valid JSON");

        await GoAsync(page, "knobs");
        await page.GetByLabel("Number of motives").FillAsync("many");
        await Expect(faults).ToContainTextAsync("“many” cannot stand where a number is wanted; it stays 5");
        await Expect(page.GetByLabel("Number of motives")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Fact]
    public async Task ExampleSentences_TeachTheDraftAndMovePeople()
    {
        var page = await BeginAsync("dimensions");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Health & safety") }).ClickAsync();
        await page.GetByLabel("It sounds like it and says neither").FillAsync(
            """
            Nothing in it that you would not want near your lungs.
            Kind to the back and to the neck, as our physiotherapist insisted.
            Made with a midwife looking over our shoulder.
            """);
        await SavedAsync(page);
        await Expect(page.GetByText("3 examples")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("It says so")).ToHaveValueAsync("");
        await LookAsync(page, "examples");

        await TabAsync(page, "Test");
        await Expect(page.GetByText("50 people drawn by chance")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.GetByTestId("verdict")).ToContainTextAsync("of 50 people", new() { Timeout = 60_000 });
        await Expect(page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Health & safety" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task UntestedDraft_CannotBePublished()
    {
        var page = await BeginAsync("knobs");
        await page.GetByLabel("Number of motives").FillAsync("4");
        await SavedAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Publish …" }).ClickAsync();

        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("has not been tested since its last edit");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true })).ToBeDisabledAsync();
        await Axe.AssertCleanAsync(page);
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    [InlineData(320, true)]
    public async Task EveryViewOfADraft_IsCleanAndFits(int width, bool dark)
    {
        var view = new BrowserView(width, 844, dark);
        var twin = dark && width > 800;
        var page = await BeginAsync("profile", view);
        await LookAsync(page, $"edit-{width}-{dark}");
        await CleanAsync(page, coloursOnly: twin);
        await GoAsync(page, "dimensions");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Functionality") }).ClickAsync();
        await CleanAsync(page, coloursOnly: twin);
        await GoAsync(page, "knobs");
        await CleanAsync(page, coloursOnly: twin);
        foreach (var tab in (string[])["Changes", "Test", "History"])
        {
            await TabAsync(page, tab);
            await Expect(page.Locator("h2:visible").First).ToBeVisibleAsync();
            await LookAsync(page, $"{tab}-{width}-{dark}");
            await CleanAsync(page, coloursOnly: twin);
        }
    }

    private string? Holder(string words) => Server.Ask($"SELECT group_concat(Id) FROM PromptDrafts WHERE Content LIKE '%{words}%'") as string;

    private static async Task CleanAsync(IPage page, bool coloursOnly)
    {
        // All of the page at once: half under a bar, where a scroll may leave it, any link is smaller than it is.
        var height = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        await page.SetViewportSizeAsync(page.ViewportSize!.Width, height);
        await Axe.AssertCleanAsync(page, coloursOnly);
        await AssertFitsAsync(page);
    }
}
