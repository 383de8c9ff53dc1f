using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

/// <summary>Where there is no room beside the page, the navigation is a drawer over it.</summary>
public sealed class DrawerTests(AppFixture workbench) : BrowserTest(workbench)
{
    private const string IsInside = "() => document.activeElement.closest('[role=dialog]') !== null || document.activeElement === document.body";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Open_ByItsButton_TakesFocusAndEscapeReturnsIt(bool dark)
    {
        var page = await OpenAsync("/datasets", BrowserView.Phone with { Dark = dark });
        await Expect(Opener(page)).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(Stages(page)).ToBeHiddenAsync();

        await Opener(page).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Navigation" })).ToBeVisibleAsync();
        await Expect(page.Locator("[aria-controls=navigation]")).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(Stage(page, "Datasets")).ToBeFocusedAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
        for (var step = 0; step < 14; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>(IsInside), $"Tab {step} left the open drawer");
        }

        await page.Keyboard.PressAsync("Escape");

        await Expect(Stages(page)).ToBeHiddenAsync();
        await Expect(Opener(page)).ToBeFocusedAsync();
        await Expect(Opener(page)).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [Fact]
    public async Task Follow_AStage_ClosesTheDrawerAndLeadsOn()
    {
        var page = await OpenAsync("/datasets", BrowserView.Phone);
        await Opener(page).ClickAsync();

        await Stage(page, "Runs").ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(AppFixture.Host.Address, "/runs").ToString());
        await Expect(Stages(page)).ToBeHiddenAsync();
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("Close navigation")]
    [InlineData(null)]
    public async Task Close_ByButtonOrBesideIt_GivesThePageBack(string? button)
    {
        var page = await OpenAsync("/datasets", BrowserView.Phone);
        await Opener(page).ClickAsync();
        await Expect(Stage(page, "Datasets")).ToBeFocusedAsync();

        await (button is null ? page.Mouse.ClickAsync(370, 500) : page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());

        await Expect(Stages(page)).ToBeHiddenAsync();
        await Expect(Opener(page)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Closed_OnAPhone_IsSkippedByTab()
    {
        var page = await OpenAsync("/datasets", BrowserView.Phone);

        for (var step = 0; step < 10; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.False(await page.EvaluateAsync<bool>("() => document.activeElement.closest('nav[aria-label=Main]') !== null"));
        }
    }

    [Fact]
    public async Task Open_WhileTheScreenWidens_StandsBesideThePage()
    {
        var page = await OpenAsync("/datasets", BrowserView.Phone);
        await Opener(page).ClickAsync();
        await Expect(Stage(page, "Datasets")).ToBeFocusedAsync();

        await page.SetViewportSizeAsync(BrowserView.Desk.Width, BrowserView.Desk.Height);

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(Stages(page)).ToBeInViewportAsync();
        await Expect(Opener(page)).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "The method's paper" }).FocusAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "The method's paper" })).ToBeFocusedAsync();

        await page.SetViewportSizeAsync(BrowserView.Phone.Width, BrowserView.Phone.Height);

        await Expect(Stages(page)).ToBeHiddenAsync();
    }

    private static ILocator Opener(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Navigation", Exact = true });

    private static ILocator Stages(IPage page) => page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });

    private static ILocator Stage(IPage page, string name) => Stages(page).GetByRole(AriaRole.Link, new() { Name = name });
}
