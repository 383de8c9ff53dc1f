using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

public sealed partial class KeyboardTests(AppFixture workbench) : BrowserTest(workbench)
{
    [Fact]
    public async Task FirstTab_OnAnyPage_ReachesTheSkipLink()
    {
        var page = await OpenAsync("/");

        await page.Keyboard.PressAsync("Tab");

        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" });
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();

        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        await Expect(page).ToHaveURLAsync(AppFixture.Host.Address.ToString());
    }

    [Fact]
    public async Task Tab_ThroughThePage_ShowsAVisibleOutline()
    {
        var page = await OpenAsync("/");

        for (var step = 0; step < 15; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focus = await page.EvaluateAsync<Focus>(
                """
                () => {
                  const element = document.activeElement;
                  if (element === document.body) return { name: 'body', outline: 99, covered: false };
                  const box = element.getBoundingClientRect();
                  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                  const shown = element.matches('input') ? element.closest('label, .mud-input') ?? element : element;
                  return {
                    name: element.outerHTML.slice(0, 120),
                    outline: getComputedStyle(shown).outlineStyle === 'none' ? 0 : parseFloat(getComputedStyle(shown).outlineWidth),
                    covered: top !== null && !element.contains(top) && !top.contains(element) && top.closest('header, nav') !== null && element.closest('header, nav') === null,
                  };
                }
                """);

            Assert.True(focus.Outline >= 2, $"No visible focus on {focus.Name}");
            Assert.False(focus.Covered, $"A bar covers {focus.Name}");
        }
    }

    [Fact]
    public async Task QuestionMark_OpensTheSheetAndEscapeReturnsFocus()
    {
        var page = await OpenAsync("/");
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" });
        await opener.ClickAsync();
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });

        await Expect(sheet).ToBeVisibleAsync();
        await Expect(sheet).ToHaveAttributeAsync("aria-modal", "true");
        await page.WaitForFunctionAsync("() => document.activeElement.closest('[role=dialog]') !== null");

        await page.Keyboard.PressAsync("Escape");

        await Expect(sheet).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("?");

        await Expect(sheet).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Letter_OnThePage_JumpsToItsStage()
    {
        var page = await OpenAsync("/");

        await page.Keyboard.PressAsync("d");

        await Expect(page).ToHaveURLAsync(DatasetsAddress());
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Letter_TypedIntoAField_StaysALetter()
    {
        var page = await OpenAsync("/");
        await page.EvaluateAsync(
            "() => { const field = document.createElement('input'); field.id = 'field'; document.querySelector('main').prepend(field); "
                + "field.focus(); }");

        await page.Keyboard.TypeAsync("d?p");

        await Expect(page.Locator("#field")).ToHaveValueAsync("d?p");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(page).ToHaveURLAsync(AppFixture.Host.Address.ToString());
    }

    [GeneratedRegex("/datasets$")]
    private static partial Regex DatasetsAddress();

    private sealed record Focus
    {
        public string Name { get; init; } = "";

        public double Outline { get; init; }

        public bool Covered { get; init; }
    }
}
