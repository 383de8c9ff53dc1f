using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Prompts;

public sealed class MarkTests(AppFixture workbench, StudioServer studio) : StudioTest(workbench, studio), IClassFixture<StudioServer>
{
    private const int People = 25;

    [Fact]
    public async Task MarkWithANote_BecomesATestCase()
    {
        var page = await OpenAsync("/profiles?dataset=sample", null, Server);
        for (var row = 0; row < People; row++)
        {
            // Only rows in sight are in the page; the first one has index 2.
            await page.Locator(".frame:has(> table)").EvaluateAsync("(frame, row) => { frame.scrollTop = Math.max(0, row - 3) * 56; }", row);
            await page.Locator($"tr[aria-rowindex='{row + 2}'] td.id input").CheckAsync();
        }

        await page.Locator("td.id").First.ClickAsync();
        await page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Button, new() { NameRegex = new("^Wrong") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("wrong here") }).FillAsync("They only bought it once.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save mark" }).ClickAsync();
        await Expect(page.GetByText("marked wrong")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await LookAsync(page, "mark");

        await page.GetByRole(AriaRole.Button, new() { Name = "Test prompt" }).ClickAsync();
        await NewDraftAsync(page);
        await GoAsync(page, "knobs");
        await page.GetByLabel("Number of motives").FillAsync("1");
        await SavedAsync(page);
        await TabAsync(page, "Test");
        await Expect(page.GetByText($"{People} people of a selection on the map")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Test the draft" }).ClickAsync();

        await Expect(page.GetByText("They only bought it once.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task WrongMotive_TeachesADraftItsSentences()
    {
        var page = await OpenAsync("/profiles?dataset=sample", null, Server);
        await page.Locator("td.id").First.ClickAsync();
        var motive = page.GetByRole(AriaRole.Complementary).Locator(".motive-card").First;
        var quote = (await motive.Locator("mark").First.TextContentAsync() ?? "").Trim();
        await motive.GetByRole(AriaRole.Button, new() { NameRegex = new("^Wrong") }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("wrong here") }).FillAsync("It is said of everything.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save mark" }).ClickAsync();
        await LookAsync(page, "teach");
        await Axe.AssertCleanAsync(page);

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Teach a draft") }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/prompts\\?.*dimension="));
        await Expect(page.GetByLabel("It sounds like it and says neither")).ToHaveValueAsync(new Regex(Regex.Escape(quote)));
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Draft" })).ToHaveValueAsync("Marked sentences");
    }

    [Fact]
    public async Task MotiveOfAnotherDimension_TeachesBothByKeyboard()
    {
        var page = await OpenAsync("/profiles?dataset=sample", null, Server);
        await page.Locator("td.id").Nth(1).ClickAsync();
        var motive = page.GetByRole(AriaRole.Complementary).Locator(".motive-card").First;
        var quote = (await motive.Locator("mark").First.TextContentAsync() ?? "").Trim();
        await motive.GetByRole(AriaRole.Button, new() { NameRegex = new("^Rather") }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(motive.GetByRole(AriaRole.Form)).ToBeFocusedAsync();
        await LookAsync(page, "rather");
        await Axe.AssertCleanAsync(page);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Option, new() { Name = "Sustainability" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save mark" }).ClickAsync();
        await Expect(motive.GetByText("marked rather Sustainability")).ToBeVisibleAsync();
        await Expect(motive.GetByRole(AriaRole.Status)).ToHaveTextAsync(
            new Regex("^Of 2,000 other texts drawn by chance, .* if this is taught\\.$"), new() { Timeout = 60_000 });
        await Expect(motive.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take the mark back") })).ToBeFocusedAsync();

        await motive.GetByRole(AriaRole.Button, new() { NameRegex = new("^Teach a draft") }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/prompts\\?.*dimension=sustainability"));
        await Expect(page.GetByLabel("It says so")).ToHaveValueAsync(new Regex(Regex.Escape(quote)));
    }

    [Fact]
    public async Task MarkOnExplain_StandsOnProfiles()
    {
        var page = await OpenAsync("/explain?dataset=sample&user=ada-0323", null, Server);
        var detail = page.Locator(".detail");
        await Expect(detail.Locator("mark").First).ToBeVisibleAsync();
        var title = await detail.GetByRole(AriaRole.Heading).TextContentAsync() ?? "";
        await detail.GetByRole(AriaRole.Button, new() { NameRegex = new("^Right.*motive of theirs") }).ClickAsync();
        await Expect(detail.GetByText("marked right")).ToHaveCountAsync(1);
        await detail.GetByRole(AriaRole.Button, new() { NameRegex = new("^Right.*trait of it") }).ClickAsync();
        await Expect(detail.GetByText("marked right")).ToHaveCountAsync(2);
        await Expect(detail.GetByRole(AriaRole.Status)).ToHaveCountAsync(2);
        await Expect(detail.GetByText(new Regex("other texts"))).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await LookAsync(page, "explain");
        await Axe.AssertCleanAsync(page);

        await page.GotoAsync(new Uri(new Uri(page.Url), "/profiles?dataset=sample&user=ada-0323").ToString());

        var card = page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Region, new() { Name = title, Exact = true });
        await Expect(card.GetByText("marked right")).ToBeVisibleAsync();
        await card.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take the mark back") }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Button, new() { NameRegex = new("^Right") })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task PeopleSelectedOnTheMap_AreTestedOn()
    {
        var page = await OpenAsync("/map?dataset=sample&show=users&space=motives&method=pca&clusters=5&seed=3", null, Server);
        await page.GetByRole(AriaRole.Button, new() { Name = "Compute" }).ClickAsync();
        await Expect(page.Locator(".plot-frame[data-drawn]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.Locator(".legend .pick").First.ClickAsync();
        var selection = page.GetByRole(AriaRole.Region, new() { Name = "Selection", Exact = true });
        var count = Regex.Match((await selection.GetByRole(AriaRole.Status).TextContentAsync())!, "\\d+").Value;

        await selection.GetByRole(AriaRole.Link, new() { Name = "Test prompt" }).ClickAsync();
        await NewDraftAsync(page);
        await TabAsync(page, "Test");

        await Expect(page.GetByText($"{count} people of a selection on the map")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task PeopleChosenInTheList_OpenOnTheMap()
    {
        var page = await OpenAsync("/profiles?dataset=sample", null, Server);
        for (var row = 0; row < 3; row++)
        {
            await page.Locator("td.id input").Nth(row).CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Open on map" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/map\\?.*sel="));
    }
}
