using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.EndToEnd.Map;

namespace MLlm3Rec.EndToEnd.Explanations;

/// <summary>A short "why?" wherever the map lists an item.</summary>
public sealed class MapWhyTests(AppFixture workbench) : MapTest(workbench)
{
    [Fact]
    public async Task WhyLinks_OfAFocusedPerson_ExplainForThem()
    {
        var page = await OpenMapAsync("&point=user%3Aanton-0001");
        await page.GetByLabel("Search the table").FillAsync("puzzle");
        var why = page.Locator(".table-card a.why").First;
        await Expect(why).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("user=anton-0001&item="));

        await why.ClickAsync();

        await Expect(page.Locator("#subject")).ToBeVisibleAsync();
        await Expect(page.Locator(".subject")).ToContainTextAsync("anton-0001");
    }
}

/// <summary>The same in the lists of a comparison.</summary>
[Collection(ComparedAppFixture.Name)]
public sealed class CompareWhyTests(AppFixture workbench, ComparedAppFixture compared) : ExplainTest(workbench)
{
    [Fact]
    public async Task WhyLinks_OfEveryList_ExplainByItsRanker()
    {
        var page = await OpenAsync($"/compare/{compared.Runs[0]}?view=person&methods=mar,item-knn", server: compared.Host);
        await Expect(page.Locator("section.column")).ToHaveCountAsync(2);
        await Expect(page.Locator("section.column a.why")).ToHaveCountAsync(20);

        await page.Locator("section.column").Nth(1).Locator("a.why").First.ClickAsync();

        await Expect(page.Locator("#subject")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Ranker" })).ToHaveValueAsync("Similar items");
    }
}
