using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Prompts;

/// <summary>What a draft changes, against the live prompt, against another draft and as files.</summary>
public sealed class DraftsSideBySideTests(AppFixture workbench, StudioServer studio) : StudioTest(workbench, studio), IClassFixture<StudioServer>
{
    [Fact]
    public async Task TestedDraft_ShowsMovedPlacesAndWordDifferences()
    {
        var page = await BeginAsync("dimensions");
        var first = await page.GetByRole(AriaRole.Combobox, new() { Name = "Draft", Exact = true }).InputValueAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Novelty") }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Cue words" }).FillAsync("limited edition, prototype");
        await SavedAsync(page);
        await TabAsync(page, "Test");
        await page.GetByRole(AriaRole.Button, new() { Name = "Test the draft" }).ClickAsync();

        var verdict = page.GetByTestId("verdict");
        await Expect(verdict).ToHaveTextAsync(
            new Regex("(Better for \\d+ of 50 people, worse for \\d+|Motives or lists change for \\d+ of 50 people)"), new() { Timeout = 60_000 });
        await Expect(page.Locator("article .motives").First).ToContainTextAsync("Novelty");
        await Expect(page.Locator("summary", new() { HasTextRegex = new Regex("\\d+ (person|people) unchanged") })).ToBeVisibleAsync();
        var turns = await page.Locator("article h4 .pill").AllTextContentsAsync();
        Assert.Equal(turns.OrderByDescending(turn => turn.Contains("worse", StringComparison.Ordinal)), turns);
        await page.Locator("article details summary").First.ClickAsync();
        await Expect(page.Locator(".moves li").First).ToHaveTextAsync(new Regex("(out|\\d+) → (out|\\d+)"));
        await Expect(page.GetByText("live: as shipped")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "New draft" }).ClickAsync();
        await Expect(verdict).ToBeHiddenAsync();
        await TabAsync(page, "Changes");
        await Expect(page.GetByText("The draft says the same.")).ToBeVisibleAsync();
        await page.GetByLabel("Compared with").ChooseAsync($"draft “{first}”");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Novelty, cue words" })).ToBeVisibleAsync();
        await Expect(page.Locator(".changes del")).ToContainTextAsync("prototype");
        await Expect(page.Locator(".changes ins").First).ToContainTextAsync("novelty");
        await Expect(page.GetByText("live: as shipped")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Files_ImportedAgain_MakeADraftOrAreRefused()
    {
        var page = await BeginAsync();
        var exported = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Export files" }).ClickAsync(),
            new() { Predicate = file => file.SuggestedFilename == "profile.prompt.yaml" });
        var text = await File.ReadAllTextAsync(await exported.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("You read why people choose.", text, StringComparison.Ordinal);

        await ImportAsync(page, text.Replace("You read why people choose.", "You read, from git, why people choose.", StringComparison.Ordinal));
        await Expect(page.GetByText("The files are a new draft now.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Draft", Exact = true })).ToHaveValueAsync(new Regex("^Imported"));
        await TabAsync(page, "Changes");
        await Expect(page.Locator(".changes ins")).ToContainTextAsync("from git");

        await ImportAsync(page, "this: [is no prompt");
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "profile.prompt.yaml" })).ToBeVisibleAsync();
    }

    private static Task ImportAsync(IPage page, string text) =>
        page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload { Name = "profile.prompt.yaml", MimeType = "application/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
}
