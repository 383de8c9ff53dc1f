using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Prompts;

public sealed class MarkTests(Workbench workbench, StudioServer studio) : StudioTest(workbench, studio), IClassFixture<StudioServer>
{
    [Fact]
    public async Task UP6_MarkWithANote_BecomesATestCaseAndChosenPeopleAreTestedOn()
    {
        var page = await OpenAsync("/profiles?dataset=sample", null, Server);
        for (var row = 0; row < 5; row++)
        {
            await page.Locator("td.id input").Nth(row).CheckAsync();
        }

        await page.Locator("td.id").First.ClickAsync();
        await page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Button, new() { NameRegex = new("^Wrong") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("wrong here") }).FillAsync("They only bought it once.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save mark" }).ClickAsync();
        await Expect(page.GetByText("marked wrong")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await LookAsync(page, "mark");

        await page.GetByRole(AriaRole.Button, new() { Name = "Test prompt" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin a draft" }).ClickAsync();
        await GoAsync(page, "knobs");
        await page.GetByLabel("Number of motives").FillAsync("1");
        await SavedAsync(page);
        await TabAsync(page, "Test");
        await Expect(page.GetByText("5 people of a selection on the map")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Test the draft" }).ClickAsync();

        await Expect(page.GetByText("They only bought it once.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }
}
