using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Profiles;

public sealed class CrowdTests(AppFixture workbench, CrowdServer crowd) : BrowserTest(workbench), IClassFixture<CrowdServer>
{
    private const string Address = "/profiles?dataset=crowd&sort=user&dir=asc";

    /// <summary>Scrolls and answers how many milliseconds it took until the wanted row was on the screen.</summary>
    private const string JumpScript =
        """
        ([top, id]) => new Promise(done => {
          const grid = document.querySelector('[role=grid]');
          const began = performance.now();
          grid.parentElement.scrollTop = top * grid.parentElement.scrollHeight;
          const look = () => [...grid.querySelectorAll('td.id')].some(cell => cell.textContent.trim() === id) ? done(performance.now() - began) : requestAnimationFrame(look);
          look();
        })
        """;

    [Fact]
    public async Task ScrollToMiddleAndEnd_ShowsTheRightRows()
    {
        var page = await OpenCrowdAsync();

        // Best of five: the budget is the page's, not that of whatever else this machine is doing.
        var best = double.MaxValue;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await JumpAsync(page, 0, "u00000");
            var middle = await JumpAsync(page, 0.5, "u50003");
            var end = await JumpAsync(page, 1, "u99999");
            best = Math.Min(best, Math.Max(middle, end));
        }

        Assert.True(best <= 300, $"The rows came after {best:0} ms");
        Assert.InRange(await page.Locator("tr").CountAsync(), 2, 150);
    }

    [Fact]
    public async Task HomeEndAndPageKeys_ReachRowsNotYetLoaded()
    {
        var page = await OpenCrowdAsync();
        var grid = page.GetByRole(AriaRole.Grid);
        await grid.FocusAsync();

        await grid.PressAsync("End");
        await Expect(grid).ToHaveAttributeAsync("aria-activedescendant", "person-99999");
        await Expect(page.Locator("#person-99999")).ToBeInViewportAsync();

        await grid.PressAsync("PageUp");
        await Expect(grid).Not.ToHaveAttributeAsync("aria-activedescendant", "person-99999");
        var above = await grid.GetAttributeAsync("aria-activedescendant");
        await Expect(page.Locator("#" + above)).ToBeInViewportAsync();

        await grid.PressAsync("Home");
        await grid.PressAsync("PageDown");
        await grid.PressAsync("ArrowDown");
        await grid.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Heading, new() { Level = 2 })).ToBeVisibleAsync();
        await Expect(page.Locator("tr[aria-selected=true]")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task LinkToAFarUser_OpensTheListThere()
    {
        var page = await OpenAsync($"{Address}&user=u77777", server: crowd.Host);

        await Expect(page.Locator("#person-77777")).ToBeInViewportAsync();
        await Expect(page.Locator("#person-77777")).ToHaveAttributeAsync("aria-selected", "true");
    }

    [Fact]
    public async Task TypingPartOfAnId_NarrowsAHundredThousandPeople()
    {
        var page = await OpenCrowdAsync();

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search people" }).FillAsync("u1234");

        await Expect(page.GetByText("10 of 100,000 people match")).ToBeVisibleAsync();
        await Expect(page.Locator("td.id")).ToHaveCountAsync(10);
    }

    private async Task<IPage> OpenCrowdAsync()
    {
        var page = await OpenAsync(Address, server: crowd.Host);
        await Expect(page.Locator("td.id").First).ToHaveTextAsync("u00000");
        return page;
    }

    private static Task<double> JumpAsync(IPage page, double share, string id) => page.EvaluateAsync<double>(JumpScript, new object[] { share, id });
}
