using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Prompts;

/// <summary>Prompt, motive, rank, reason: the whole loop on the sample, without a model.</summary>
public sealed class LoopTests(AppFixture workbench, StudioServer studio) : StudioTest(workbench, studio), IClassFixture<StudioServer>
{
    [Fact]
    public async Task Loop_CueWordsAndKnob_ArePublishedAndTakenBack()
    {
        var page = await BeginAsync("dimensions");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Novelty") }).ClickAsync();
        var cues = page.GetByRole(AriaRole.Textbox, new() { Name = "Cue words" });
        await cues.FillAsync("limited edition, prototype");
        await SavedAsync(page);
        await GoAsync(page, "knobs");
        await page.GetByLabel("Number of motives").FillAsync("3");
        await SavedAsync(page);
        await LookAsync(page, "knobs");

        await TabAsync(page, "Test");
        await Expect(page.GetByText("50 people drawn by chance")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        var verdict = page.GetByTestId("verdict");
        await Expect(verdict).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(verdict).ToContainTextAsync("of 50 people");
        await LookAsync(page, "verdict");

        await page.Locator("article details summary").First.ClickAsync();
        var moved = page.Locator(".moves a").First;
        var user = await page.Locator("article:has(.moves)").First.GetAttributeAsync("data-user");
        await moved.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/explain\\?dataset=sample&user="));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Explain" })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("against=test-"));
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "In another ranker, run or prompt" })).ToContainTextAsync("There: rank");
        await page.GoBackAsync();
        await Expect(verdict).ToBeVisibleAsync();
        var ranking = await OpenAsync($"/ranking?dataset=sample&user={user}", null, Server);
        var before = await RankedAsync(ranking);

        await TabAsync(page, "History");
        await page.GetByRole(AriaRole.Switch, new() { Name = "No metric worse by more than its interval" }).UncheckAsync();
        await PublishAsync(page, "Fewer, firmer motives; novelty means rarity here.", readAgain: false);
        await Expect(page.GetByText("Version 1 is live.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Fewer, firmer motives")).ToBeVisibleAsync();
        await LookAsync(page, "history");
        var stale = page.GetByRole(AriaRole.Region, new() { Name = "What is out of date" });
        await Expect(stale).ToContainTextAsync("were made with another prompt than the live one");
        await ranking.ReloadAsync();
        Assert.Equal(before, await RankedAsync(ranking));
        await stale.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();
        await ReadAgainAsync(page);

        await ranking.ReloadAsync();
        Assert.NotEqual(before, await RankedAsync(ranking));

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Go back to the shipped prompt") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, go back" }).ClickAsync();
        await Expect(page.GetByText("It is live again, as version 2")).ToBeVisibleAsync();
        await ReadAgainAsync(page);
        await ranking.ReloadAsync();
        Assert.Equal(before, await RankedAsync(ranking));
    }

    /// <summary>Weights are learned after what was read: a ranking waits for them too.</summary>
    private static async Task ReadAgainAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What is out of date" })).ToBeHiddenAsync(new() { Timeout = 120_000 });
        await Expect(page.GetByRole(AriaRole.Navigation).GetByText("under way")).ToHaveCountAsync(0, new() { Timeout = 120_000 });
    }

    /// <summary>Scores of our list, which no change of motives leaves alone.</summary>
    private static async Task<string> RankedAsync(IPage page)
    {
        await Expect(page.Locator(".head").First).ToBeVisibleAsync();
        return string.Join('|', await page.Locator(".head").AllTextContentsAsync());
    }
}
