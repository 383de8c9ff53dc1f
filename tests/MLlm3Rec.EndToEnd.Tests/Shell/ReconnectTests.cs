using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

/// <summary>Each test has a server of its own: it is going to lose it.</summary>
public sealed class ReconnectTests(AppFixture workbench) : BrowserTest(workbench)
{
    private const string NoSample = "--Sample:Bring=false";
    private static readonly LocatorAssertionsToBeVisibleOptions WithinThreeSeconds = new() { Timeout = 3000 };

    [Fact]
    public async Task NetworkLost_ShowsABannerAndGoesOn()
    {
        await using var server = await WebProcess.StartAsync(NoSample);
        var page = await OpenAsync("/", server: server);
        await page.EvaluateAsync("() => { window.sameVisit = true; }");

        await page.Context.SetOfflineAsync(true);
        await Expect(Banner(page)).ToBeVisibleAsync(WithinThreeSeconds);
        await page.Context.SetOfflineAsync(false);

        await Expect(Banner(page)).ToBeHiddenAsync(new() { Timeout = 15_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameVisit === true"));
    }

    [Fact]
    public async Task ServerRestarted_PageReloadsAtTheSameAddress()
    {
        await using var server = await WebProcess.StartAsync(NoSample);
        var page = await OpenAsync("/?dataset=mine", server: server);
        await page.EvaluateAsync("() => { window.sameVisit = true; }");

        await server.KillAsync();
        await Expect(Banner(page)).ToBeVisibleAsync(WithinThreeSeconds);
        await server.StartAsync(TestContext.Current.CancellationToken);

        await page.WaitForFunctionAsync("() => window.sameVisit !== true", null, new() { Timeout = 20_000 });
        await Expect(page.Locator("h1")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(page).ToHaveURLAsync(new Uri(server.Address, "/?dataset=mine").ToString());
        await Expect(Banner(page)).ToBeHiddenAsync();
    }

    private static ILocator Banner(IPage page) => page.GetByText("Connection lost");
}
