using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

/// <summary>Fields by keyboard, and what a screen reader is told of them.</summary>
public sealed class FieldTests(AppFixture workbench) : BrowserTest(workbench)
{
    private const string Reading = "/runs/read?dataset=sample";

    [Fact]
    public async Task Select_ByKeyboard_WalksAndChoosesOnEnter()
    {
        var page = await OpenAsync(Reading);
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "What to read" });
        var before = await field.InputValueAsync();
        await field.FocusAsync();

        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(field).ToHaveValueAsync(before);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveValueAsync(before);

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(field).Not.ToHaveValueAsync(before);
        await Expect(page).ToHaveURLAsync(new Regex("what="));
    }

    [Fact]
    public async Task Select_ALetter_ChoosesWhatBeginsWithIt()
    {
        var page = await OpenAsync("/runs/read?dataset=sample&what=items");
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "What to read" });
        var options = new List<string> { await field.InputValueAsync() };
        await field.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        options.AddRange(await page.GetByRole(AriaRole.Option).AllTextContentsAsync());
        var other = options.First(option => option.Trim()[0] != options[0].Trim()[0]).Trim();

        await page.Keyboard.PressAsync(other[..1].ToLowerInvariant());

        await Expect(field).ToHaveValueAsync(other);
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    public async Task Select_Open_HasNoAccessibilityViolation(int width, bool dark)
    {
        var page = await OpenAsync(Reading, BrowserView.Desk with { Width = width, Dark = dark });
        await SettledAsync(page);

        await page.GetByRole(AriaRole.Combobox, new() { Name = "What to read" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();

        await Axe.AssertCleanAsync(page);
        await AssertFitsAsync(page);
    }

    [Fact]
    public async Task Escape_InADialogsList_ClosesTheListAlone()
    {
        var page = await OpenAsync("/profiles?dataset=sample");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter and sort" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Filter and sort" });
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Sort by" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");

        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await Expect(dialog).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Person_TypedFast_IsTheOneThatWasTyped()
    {
        var page = await OpenAsync("/ranking?dataset=sample&user=anton-0001");
        var person = page.GetByRole(AriaRole.Combobox, new() { Name = "Person" });
        await Expect(person).ToHaveValueAsync("anton-0001");
        await person.FocusAsync();
        await page.Keyboard.PressAsync("Control+A");

        await page.Keyboard.TypeAsync("ada-0032");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex("user=ada-0032"));
    }
}
