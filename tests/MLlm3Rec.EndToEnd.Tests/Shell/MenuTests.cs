using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

/// <summary>The keys of a menu, as WAI-ARIA has them; the theme's stands for all.</summary>
public sealed class MenuTests(AppFixture workbench) : BrowserTest(workbench)
{
    [Theory]
    [InlineData("Enter")]
    [InlineData(" ")]
    public async Task Open_ByKey_FocusesWhatIsChosen(string key)
    {
        var page = await OpenAsync("/datasets");
        await ChooseAsync(page, "Light");

        await Opener(page).FocusAsync();
        await page.Keyboard.PressAsync(key);

        await Expect(Item(page, "Light")).ToBeFocusedAsync();
        await Expect(Item(page, "Light")).ToBeCheckedAsync();
        await Expect(Opener(page)).ToHaveAttributeAsync("aria-expanded", "true");
    }

    [Fact]
    public async Task Keys_InTheMenu_StepWrapAndJump()
    {
        var page = await OpenAsync("/datasets");
        await Opener(page).ClickAsync();
        await Expect(Item(page, "System")).ToBeFocusedAsync();

        foreach (var (key, name) in ((string, string)[])
        [
            ("ArrowDown", "Light"), ("End", "Dark"), ("ArrowDown", "System"), ("ArrowUp", "Dark"), ("Home", "System"), ("ArrowRight", "System"),
        ])
        {
            await page.Keyboard.PressAsync(key);
            await Expect(Item(page, name)).ToBeFocusedAsync();
        }

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-choice", "system");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-choice", "dark");
        await Expect(page.GetByRole(AriaRole.Menu)).ToBeHiddenAsync();
        await Expect(Opener(page)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Escape_AfterAClickAndAgain_GivesFocusBack()
    {
        var page = await OpenAsync("/datasets");

        for (var time = 0; time < 3; time++)
        {
            await Opener(page).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Menu, new() { Name = "Theme: System" })).ToBeVisibleAsync();
            await Expect(Item(page, "System")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Escape");

            await Expect(page.GetByRole(AriaRole.Menu)).ToBeHiddenAsync();
            await Expect(Opener(page)).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task Tab_OutOfTheMenu_ClosesIt()
    {
        var page = await OpenAsync("/datasets");
        await Opener(page).ClickAsync();
        await Expect(Item(page, "System")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Tab");

        await Expect(page.GetByRole(AriaRole.Menu)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task RightArrow_OverADownload_DownloadsNothing()
    {
        var page = await OpenAsync("/datasets/sample");
        var downloads = 0;
        page.Download += (_, _) => downloads++;
        await page.GetByRole(AriaRole.Button, new() { Name = "Export" }).First.ClickAsync();
        var table = page.GetByRole(AriaRole.Menuitem, new() { Name = "CSV" });
        await Expect(table).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "JSON" })).ToBeFocusedAsync();
        await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));

        Assert.Equal(1, downloads);
    }

    private static async Task ChooseAsync(IPage page, string name)
    {
        await Opener(page).ClickAsync();
        await Item(page, name).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menu)).ToBeHiddenAsync();
    }

    private static ILocator Opener(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Theme" });

    private static ILocator Item(IPage page, string name) => page.GetByRole(AriaRole.Menuitemradio, new() { Name = name });
}
