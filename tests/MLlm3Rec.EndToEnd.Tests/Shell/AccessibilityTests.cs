using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

public sealed class AccessibilityTests(AppFixture workbench) : BrowserTest(workbench)
{
    public static TheoryData<string> Pages => [.. ShellPages.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task LoadedPageInBothThemesAndSizes_FindsNothing(string address)
    {
        var page = await OpenAsync(address);
        await SettledAsync(page);
        await Axe.AssertCleanAsync(page);

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Axe.AssertCleanAsync(page, coloursOnly: true);

        await page.SetViewportSizeAsync(BrowserView.Phone.Width, BrowserView.Phone.Height);
        await Axe.AssertCleanAsync(page);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OpenMenuAndOpenDialog_FindsNothing(bool dark)
    {
        var page = await OpenAsync("/not-found", BrowserView.Desk with { Dark = dark });

        await page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Menu)).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
    }
}
