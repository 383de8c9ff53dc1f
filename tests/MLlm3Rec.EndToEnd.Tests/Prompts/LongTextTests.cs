using System.Text;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Prompts;

/// <summary>Texts and files of a size that no prompt has.</summary>
public sealed class LongTextTests(AppFixture workbench, StudioServer studio) : StudioTest(workbench, studio), IClassFixture<StudioServer>
{
    private const string User = "[data-place='profile/user']";

    [Fact]
    public async Task Paste_SixtyThousandWideLetters_IsSaved()
    {
        var page = await BeginAsync();
        var text = "{{history}} {{dimensions}} " + new string('電', 60_000);

        await page.Locator(User).FillAsync(text);

        await SavedAsync(page);
        await page.ReloadAsync();
        await Expect(page.Locator(User)).ToHaveValueAsync(text);
    }

    [Fact]
    public async Task Paste_MoreThanADraftKeeps_StaysAndSaysSo()
    {
        var page = await BeginAsync();
        await page.Locator(User).FillAsync("{{history}} {{dimensions}} before");
        await SavedAsync(page);

        await page.Locator(User).FillAsync(new string('x', 300_000));

        await Expect(page.Locator("[data-typing]")).ToHaveTextAsync(
            "Not saved: this text has 300,000 characters, and a draft keeps 200,000. Shorten it.");
        Assert.Equal(300_000, (await page.Locator(User).InputValueAsync()).Length);
        await page.Locator(User).FillAsync("{{history}} {{dimensions}} after");
        await SavedAsync(page);
        await page.ReloadAsync();
        await Expect(page.Locator(User)).ToHaveValueAsync("{{history}} {{dimensions}} after");
    }

    [Fact]
    public async Task ImportFiles_OverTwoMegabytes_SaysTheLimit()
    {
        var page = await BeginAsync();
        var picker = page.Locator("input[type=file][accept='.yaml,.yml']");

        await picker.SetInputFilesAsync(File("knobs.yaml", new string('#', 2_100_000)));

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "These files have 2.1 MB" })).ToContainTextAsync(
            "the files of a prompt have at most 2 MB together. Nothing was taken over.");
        await picker.SetInputFilesAsync(File("knobs.yaml", "no_such_knob: 1\n"));
        await Expect(page.GetByText("there is no knob \"no_such_knob\"")).ToBeVisibleAsync();
    }

    private static FilePayload File(string name, string text) =>
        new() { Name = name, MimeType = "application/yaml", Buffer = Encoding.UTF8.GetBytes(text) };
}
