using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Settings;

/// <summary>A table of a page, where the address is its state; the record stands for all of them.</summary>
[Collection(EmptyAppFixture.Name)]
public sealed class RecordTests(AppFixture workbench, EmptyAppFixture empty) : BrowserTest(workbench)
{
    [Fact]
    public async Task Order_ByKey_StandsInTheAddressAndComesBack()
    {
        var page = await OpenFilledAsync();
        var heading = page.GetByRole(AriaRole.Columnheader, new() { Name = "Who", Exact = true }).First;

        await heading.GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex("sort=who&dir=asc"));
        await Expect(heading).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(First(page)).ToContainTextAsync("ada");
        await Expect(heading.GetByRole(AriaRole.Button)).ToBeFocusedAsync();

        await page.ReloadAsync();
        await Expect(heading).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(First(page)).ToContainTextAsync("ada");

        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "When" })).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(First(page)).ToContainTextAsync("file 119");
    }

    [Fact]
    public async Task Filters_OfColumns_NarrowTogetherAndKeepTheOrder()
    {
        var page = await OpenFilledAsync("&sort=who&dir=asc&page=2");
        await Expect(page.GetByText("51–100 of 120")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Which" }).FillAsync("file 7");
        await Expect(page.GetByText("1–11 of 11")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Who" }).ChooseAsync("bo");

        await Expect(page.GetByText("1–5 of 5")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("sort=who"));
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Which" }).FillAsync("nothing like it");
        await Expect(page.GetByText("Nothing in the record matches.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
    }

    [Fact]
    public async Task Column_LeftOut_IsNeitherShownNorExported()
    {
        var page = await OpenFilledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Columns" }).ClickAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "From" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "From" })).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("without=from"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "CSV" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await file.PathAsync(), TestContext.Current.CancellationToken);

        Assert.Equal("at,who,kind,what", lines[0].TrimStart('\uFEFF'));
        Assert.Equal(121, lines.Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OnAPhone_RowsAreCardsUnderSortingAndFilters(bool dark)
    {
        var page = await OpenFilledAsync("&rows=dense", BrowserView.Phone with { Dark = dark });

        await page.GetByRole(AriaRole.Columnheader).GetByRole(AriaRole.Button, new() { Name = "What" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("sort=kind"));
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Who" })).ToBeVisibleAsync();
        await AssertFitsAsync(page);
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
    }

    private static ILocator First(IPage page) => page.Locator("tbody tr").First;

    private async Task<IPage> OpenFilledAsync(string query = "", BrowserView? view = null)
    {
        empty.Execute(
            "WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 119) "
            + "INSERT INTO AuditEntries (At, Who, \"From\", Kind, What) SELECT 1790000000000 + n * 1000, "
            + "iif(n % 2, 'ada', 'bo'), 'Web', iif(n % 3, 'Upload', 'Connection'), 'file ' || n FROM number "
            + "WHERE NOT EXISTS (SELECT 1 FROM AuditEntries WHERE What = 'file 119');");
        return await OpenAsync($"/settings/record?what=file{query}", view, empty.Host);
    }
}
