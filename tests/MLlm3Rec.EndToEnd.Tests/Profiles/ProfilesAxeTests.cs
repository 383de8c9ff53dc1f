using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Profiles;

public sealed class ProfilesAxeTests(AppFixture workbench) : BrowserTest(workbench)
{
    public static TheoryData<int, bool> Screens => new MatrixTheoryData<int, bool>([1440, 390], [false, true]);

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task ListDialogAndPane_HaveNoViolation(int width, bool dark)
    {
        var view = (width > 800 ? BrowserView.Desk : BrowserView.Phone) with { Dark = dark };
        var page = await OpenAsync("/profiles?dataset=sample&motive=quality%3A0.1", view);
        await Expect(page.Locator("td.id").First).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
        await Screenshots.TakeAsync(page, "profiles", view);

        await page.GetByRole(AriaRole.Button, new() { Name = "Filter and sort" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Slider).First).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => document.getAnimations().every(animation => animation.playState !== 'running')");
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();

        await page.Locator("td.id").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Complementary).Locator("mark").First).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
        await Screenshots.TakeAsync(page, "profile", view);
    }

    [Theory]
    [InlineData("/profiles?dataset=sample&q=nobodyatall", false)]
    [InlineData("/profiles?dataset=sample&q=nobodyatall", true)]
    [InlineData("/profiles?dataset=nowhere", false)]
    [InlineData("/profiles?dataset=nowhere", true)]
    public async Task NothingToShow_HasNoViolation(string address, bool dark)
    {
        var page = await OpenAsync(address, BrowserView.Desk with { Dark = dark });
        await Expect(page.Locator("section.empty")).ToBeVisibleAsync();

        await Axe.AssertCleanAsync(page, coloursOnly: dark);
    }
}
