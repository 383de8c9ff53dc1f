using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

public sealed class ThemeTests(AppFixture workbench) : BrowserTest(workbench)
{
    private const string LightGround = "rgb(247, 245, 240)";
    private const string DarkGround = "rgb(26, 26, 34)";

    // Collects the ground of every frame from the first on.
    private const string Watch =
        """
        window.grounds = new Set();
        const look = () => {
          for (const element of [document.documentElement, document.body])
            if (element) { const ground = getComputedStyle(element).backgroundColor; if (ground !== 'rgba(0, 0, 0, 0)') window.grounds.add(ground); }
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        """;

    [Theory]
    [InlineData("Light", true, LightGround)]
    [InlineData("Dark", false, DarkGround)]
    [InlineData("System", true, DarkGround)]
    [InlineData("System", false, LightGround)]
    public async Task Reload_FiveTimes_ShowsNoFrameOfTheOtherTheme(string choice, bool systemIsDark, string ground)
    {
        var page = await OpenAsync("/", BrowserView.Desk with { Dark = systemIsDark });
        await page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new() { Name = choice }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-choice", choice.ToLowerInvariant());
        await page.AddInitScriptAsync(Watch);

        for (var visit = 0; visit < 5; visit++)
        {
            await page.ReloadAsync();
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
            await page.WaitForFunctionAsync("() => window.grounds.size > 0");

            Assert.Equal([ground], await page.EvaluateAsync<string[]>("() => [...window.grounds]"));
        }
    }

    [Theory]
    [InlineData(true, DarkGround)]
    [InlineData(false, LightGround)]
    public async Task Open_WithoutACircuit_HasTheThemeAlready(bool dark, string ground)
    {
        var page = await NewPageAsync(BrowserView.Desk with { Dark = dark });
        await page.RouteAsync("**/_framework/*.js", route => route.AbortAsync());

        await page.GotoAsync("/");

        await Expect(page.Locator("#boot")).ToBeVisibleAsync();
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", ground);
        await Expect(page.Locator("#boot")).ToHaveCSSAsync("color", dark ? "rgba(255, 255, 255, 0.737)" : "rgb(87, 83, 95)");
        await Expect(page.Locator("body")).ToHaveCSSAsync("font-family", new System.Text.RegularExpressions.Regex("^Inter, "));
    }

    [Fact]
    public async Task SystemTheme_ChangesWhileOpen_ThePageFollows()
    {
        var page = await OpenAsync("/");

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });

        await Expect(page.Locator("html")).ToHaveCSSAsync("background-color", DarkGround);
    }
}
