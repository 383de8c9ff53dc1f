using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Prompts;

/// <summary>Cue words one by one: found by a search, counted, shown in their field, and said where they find nothing.</summary>
public sealed class CueTests(AppFixture workbench, StudioServer studio) : StudioTest(workbench, studio), IClassFixture<StudioServer>
{
    [Fact]
    public async Task CueWords_SearchedAndClicked_AreShownInTheField()
    {
        var page = await OpenDimensionAsync(BrowserView.Desk);
        var words = Words(page);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a cue word" }).FillAsync("latest");

        await words.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^latest \\d+|^latest nowhere") }).ClickAsync();

        await page.WaitForFunctionAsync(
            "() => { const area = document.activeElement; return area.dataset.place === 'dimension/novelty/cues' "
                + "&& area.value.slice(area.selectionStart, area.selectionEnd) === 'latest'; }");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WordOfNoItem_IsNamed_OnAPhoneToo(bool dark)
    {
        var look = BrowserView.Phone with { Dark = dark };
        var page = await OpenDimensionAsync(look);

        await page.GetByLabel("Cue words", new() { Exact = true }).FillAsync("gift, zzyzxword");

        await Expect(page.GetByText("New in this draft, and found nowhere: “zzyzxword”.")).ToBeVisibleAsync();
        await Expect(Words(page).GetByRole(AriaRole.Button, new() { Name = "zzyzxword nowhere" })).ToBeVisibleAsync();
        await AssertFitsAsync(page);
        await Axe.AssertCleanAsync(page);
    }

    private static ILocator Words(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Cue words, each with the number of items" });

    private async Task<IPage> OpenDimensionAsync(BrowserView view)
    {
        var page = await BeginAsync("dimensions", view);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Novelty") }).ClickAsync();
        await Expect(Words(page)).ToBeVisibleAsync();
        return page;
    }
}
