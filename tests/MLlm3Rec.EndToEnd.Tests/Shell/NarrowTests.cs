using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

public sealed class NarrowTests(Workbench workbench) : BrowserTest(workbench)
{
    public static TheoryData<string, int> Pages => new MatrixTheoryData<string, int>(ShellPages.All, [390, 320]);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Open_OnANarrowScreen_NeverScrollsSideways(string address, int width)
    {
        var page = await OpenAsync(address, BrowserView.Phone with { Width = width, ReducedMotion = true });
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var beyond = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");

        Assert.True(beyond <= 0, $"{address} is {beyond} px wider than {width} px");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeInViewportAsync();
    }
}
