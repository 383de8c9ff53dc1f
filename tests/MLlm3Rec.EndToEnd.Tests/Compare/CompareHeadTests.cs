using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Compare;

/// <summary>The first screen of a comparison: who leads, by how much, how surely; and that nothing on it moves later.</summary>
[Collection(ComparedAppFixture.Name)]
public sealed class CompareHeadTests(AppFixture workbench, ComparedAppFixture compared) : BrowserTest(workbench)
{
    private const string WatchLists =
        "window.tops = new Set(); new MutationObserver(() => { const lists = document.querySelector('.columns'); if (lists) "
            + "window.tops.add(Math.round(lists.getBoundingClientRect().top + scrollY)); })"
            + ".observe(document, { childList: true, subtree: true, characterData: true });";

    [Theory]
    [InlineData(1440, 480)]
    [InlineData(390, 520)]
    public async Task FirstScreen_SaysAndDrawsWhoLeads(int width, int latest)
    {
        var page = await OpenAsync($"/compare/{compared.Runs[0]}", width > 800 ? BrowserView.Desk : BrowserView.Phone, compared.Host);
        var verdict = page.GetByTestId("verdict");
        await Expect(verdict).ToBeVisibleAsync();
        await SettledAsync(page);

        Assert.InRange((await verdict.BoundingBoxAsync())!.Y, 0, latest);
        var forest = page.GetByRole(AriaRole.Group, new() { Name = "against the others" });
        await Expect(forest.Locator(".errorbar, .xerror").First).ToBeAttachedAsync();
        await Expect(forest.GetByRole(AriaRole.Button, new() { Name = "Hold the others against it" })).ToHaveCountAsync(4);
        await forest.GetByRole(AriaRole.Button, new() { Name = "Popularity" }).PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("baseline=popularity"));
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task ShareOfMotives_ComesWithoutMovingTheLists(int width)
    {
        var page = await NewPageAsync(width > 800 ? BrowserView.Desk : BrowserView.Phone, compared.Host);
        await page.AddInitScriptAsync(WatchLists);

        await page.GotoAsync($"/compare/{compared.Runs[0]}?view=person");
        await Expect(page.GetByTestId("share").GetByRole(AriaRole.Status)).ToContainTextAsync(new Regex("Motives (alone )?make up|is not known"));
        await SettledAsync(page);

        Assert.Single(await page.EvaluateAsync<int[]>("() => [...window.tops]"));
    }
}
