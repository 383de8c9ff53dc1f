using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

public sealed class NarrowTests(Workbench workbench) : BrowserTest(workbench)
{
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
            var beyond = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");

            Assert.True(beyond <= 0, $"{address} is {beyond} px wider than {view.Width} px");
            await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeInViewportAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    [InlineData("/profiles?dataset=sample&user=hana-0276")]
    public async Task Open_OnADesk_EndsWithItsFooter(string address)
    {
        var page = await OpenAsync(address);
        await SettledAsync(page);

        // A browser rounds the height of a page up to whole pixels: so is the footer's end.
        var below = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight - Math.ceil(scrollY + document.querySelector('.foot').getBoundingClientRect().bottom)");

        Assert.True(below <= 0, $"{address} goes on for {below} px below its footer");
    }

    [Fact]
    public async Task Open_TheLastStageOnAPhone_ShowsInTheNavigationWhereOneIs()
    {
        var page = await OpenAsync("/runs", BrowserView.Zoomed);

        await Expect(page.Locator("nav a[aria-current=page]")).ToBeInViewportAsync(new() { Ratio = 1 });
    }
}
