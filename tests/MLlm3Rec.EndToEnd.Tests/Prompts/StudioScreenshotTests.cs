using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Prompts;

/// <summary>Pictures of the studio; see <see cref="Screenshots"/>.</summary>
public sealed class StudioScreenshotTests(AppFixture workbench, StudioServer studio) : StudioTest(workbench, studio), IClassFixture<StudioServer>
{
    [Fact(Skip = "Set MLLM3REC_SCREENSHOTS to write the pictures.", SkipUnless = nameof(Screenshots.Wanted), SkipType = typeof(Screenshots))]
    public async Task Take_ATestedDraft_WritesFourPicturesOfEachView()
    {
        var page = await BeginAsync("dimensions");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Novelty") }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Cue words" })
            .FillAsync("limited edition, experimental, prototype, first of its kind, rare, curious");
        await SavedAsync(page);
        await TabAsync(page, "Test");
        await page.GetByRole(AriaRole.Button, new() { Name = "Test the draft" }).ClickAsync();
        await Expect(page.GetByTestId("verdict")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var draft = $"/prompts?dataset=sample&draft={DraftOf(page)}";

        await TakeAsync("prompts", $"{draft}&part=profile&user=ada-0032", top: ".tabs");
        await TakeAsync("prompts-dimensions", $"{draft}&part=dimensions&dimension=novelty", top: ".tabs");
        await TakeAsync("prompts-test", $"{draft}&tab=test", top: "#verdict");
        await TakeAsync("prompts-changes", $"{draft}&tab=changes", top: ".tabs");
    }

    private async Task TakeAsync(string name, string address, string top)
    {
        foreach (var size in (BrowserView[])[BrowserView.Desk, BrowserView.Phone])
        {
            foreach (var view in (BrowserView[])[size, size with { Dark = true }])
            {
                var page = await OpenAsync(address, view, Server);
                await Expect(page.Locator("h2:visible").First).ToBeVisibleAsync();
                await SettledAsync(page);
                await page.Locator(top).EvaluateAsync("element => scrollBy(0, element.getBoundingClientRect().top - 90)");
                await Screenshots.TakeAsync(page, name, view);
            }
        }
    }
}
