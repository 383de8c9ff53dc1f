using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

public sealed class NarrowTests(AppFixture workbench) : BrowserTest(workbench)
{
    /// <summary>Cumulative layout shift that is still called good.</summary>
    private const double MostShift = 0.1;

    public static TheoryData<string> Pages => [.. ShellPages.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Open_OnANarrowScreen_NeverScrollsSideways(string address)
    {
        var page = await OpenAsync(address, BrowserView.Phone with { ReducedMotion = true });
        await SettledAsync(page);

        foreach (var view in (BrowserView[])[BrowserView.Phone, BrowserView.Zoomed])
        {
            await page.SetViewportSizeAsync(view.Width, view.Height);
            await AssertFitsAsync(page);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Navigation" })).ToBeInViewportAsync();
        }

        // Hardly more than the least width at which the navigation stands beside the page.
        await page.SetViewportSizeAsync(1000, 800);
        await AssertFitsAsync(page);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    [InlineData("/profiles?dataset=sample&user=hana-0276")]
    public async Task OpenCold_SettlesWithoutJumpingAndEndsWithItsFooter(string address)
    {
        var page = await NewPageAsync();
        await page.AddInitScriptAsync(
            "window.shifts = []; new PerformanceObserver(list => shifts.push(...list.getEntries().map(shift => ({ value: shift.value, of: "
                + "shift.sources.map(source => source.node?.outerHTML?.slice(0, 90) ?? '').join(' | ') })))).observe({ type: 'layout-shift', "
                + "buffered: true });");
        await page.GotoAsync(address);
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await SettledAsync(page);

        var shifts = await page.EvaluateAsync<Shift[]>("() => shifts");
        Assert.True(
            shifts.Sum(shift => shift.Value) <= MostShift,
            $"{address} jumps: {string.Join('\n', shifts.Select(shift => $"{shift.Value:F3} {shift.Of}"))}");

        // A browser rounds the height of a page up to whole pixels: so is the footer's end.
        var below = await page.EvaluateAsync<int>(
            "() => document.documentElement.scrollHeight - Math.ceil(scrollY + document.querySelector('.foot').getBoundingClientRect().bottom)");

        Assert.True(below <= 0, $"{address} goes on for {below} px below its footer");
    }

    [Fact]
    public async Task Open_LastStageOnAPhone_IsInTheNavigation()
    {
        var page = await OpenAsync("/settings", BrowserView.Zoomed);

        await page.GetByRole(AriaRole.Button, new() { Name = "Navigation" }).ClickAsync();

        await Expect(page.Locator("nav a[aria-current=page]")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    private sealed record Shift
    {
        public double Value { get; init; }

        /// <summary>What moved.</summary>
        public string Of { get; init; } = "";
    }
}
