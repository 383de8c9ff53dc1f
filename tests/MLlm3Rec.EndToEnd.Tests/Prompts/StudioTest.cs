using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Prompts;

/// <summary>What one does on the Prompts page again and again.</summary>
public abstract class StudioTest(AppFixture workbench, StudioServer studio) : BrowserTest(workbench)
{
    protected WebProcess Server => studio.Host;

    /// <summary>A draft of the page's own is open: what is pressed before that would be pressed on the page it takes the place of.</summary>
    protected static async Task NewDraftAsync(IPage page)
    {
        var before = page.Url;
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Begin a draft|New draft") }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(before, new() { Timeout = 60_000 });
        await Expect(page).ToHaveURLAsync(new Regex("draft="));
        await Expect(page.Locator($"[data-listening='{DraftOf(page)}']")).ToBeAttachedAsync();
    }

    /// <summary>The page with a fresh draft, opened at a part.</summary>
    protected async Task<IPage> BeginAsync(string part = "profile", BrowserView? view = null)
    {
        var page = await OpenAsync($"/prompts?dataset=sample&part={part}", view, Server);
        await NewDraftAsync(page);
        if (part != "profile")
        {
            await GoAsync(page, part);
        }

        return page;
    }

    /// <summary>Number of the draft in the address.</summary>
    protected static string DraftOf(IPage page) => new Uri(page.Url).Query.Split("draft=")[1].Split('&')[0];

    /// <summary>The same draft at another part or tab.</summary>
    protected static async Task GoAsync(IPage page, string part)
    {
        var title = part switch { "profile" => "Motives of a person", "dimensions" => "Dimensions", "knobs" => "Knobs", _ => part };
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the prompt" })
            .GetByRole(AriaRole.Link, new() { Name = title })
            .ClickAsync();
    }

    protected static Task TabAsync(IPage page, string tab) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Views of the draft" })
            .GetByRole(AriaRole.Link, new() { Name = tab, Exact = true })
            .ClickAsync();

    protected static async Task SavedAsync(IPage page)
    {
        await Expect(page.Locator("[data-typing]")).ToHaveTextAsync("");
        await Expect(page.Locator("[data-save-state]")).ToContainTextAsync("Saved");
    }

    /// <summary>Publishes, and has everything that follows from it made anew where that is wanted.</summary>
    protected static async Task PublishAsync(IPage page, string reason, bool readAgain = true)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish …" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox, new() { NameRegex = new Regex("Why is this better") }).FillAsync(reason);
        if (!readAgain)
        {
            await dialog.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Read the items") }).UncheckAsync();
        }

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
    }

    /// <summary>For whoever looks at the page while it is made.</summary>
    protected static Task LookAsync(IPage page, string name) => Environment.GetEnvironmentVariable("MLLM3REC_LOOK") is { Length: > 0 } folder
        ? page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true })
        : Task.CompletedTask;
}
