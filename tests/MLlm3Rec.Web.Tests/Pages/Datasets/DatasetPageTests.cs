using Bunit;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Datasets;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

public sealed class DatasetPageTests : PageTest
{
    // Five choices of two users among three items; the sixth row has no item.
    private const string Shop = """
        user,item,rating,timestamp
        ann,tea,5,1500000000
        ann,cup,4,1500086400
        ann,pot,4,1500172800
        bob,tea,3,1500000000
        bob,cup,5,1500259200
        bob,NULL,5,1500345600
        """;

    [Fact]
    public async Task Open_Dataset_ShowsItsNumbers()
    {
        await SaveAsync("shop", Shop);

        var page = Render<DatasetPage>(parameters => parameters.Add(page => page.Name, "shop"));

        page.WaitForAssertion(
            () => Assert.Equal(["2", "3", "5", "83.3 %", "3 days", "Ratings"], page.FindAll(".value").Select(value => value.TextContent)));
    }

    [Fact]
    public async Task Open_Dataset_TellsTheHistogramInWords()
    {
        await SaveAsync("shop", Shop);

        var page = Render<DatasetPage>(parameters => parameters.Add(page => page.Name, "shop"));

        page.WaitForAssertion(() => Assert.Contains("2 in all; most (1) at 2.", page.Find("figcaption").TextContent));
    }

    [Fact]
    public async Task Open_DatasetWithABadRow_NamesRowAndReason()
    {
        await SaveAsync("shop", Shop);

        var page = Render<DatasetPage>(parameters => parameters.Add(page => page.Name, "shop"));

        page.WaitForAssertion(() => Assert.Equal("1 row skipped", page.Find("#skipped").TextContent));
        page.WaitForAssertion(() =>
            Assert.Equal(
                ["shop.csv", "7", "the item is missing", "bob,NULL,5,1500345600"],
                page.FindAll("[aria-labelledby=skipped] tbody td").Select(cell => cell.TextContent)));
    }

    [Fact]
    public async Task Open_DatasetOfGermanTexts_SaysWhatHelps()
    {
        await SaveAsync("laden", "user,item,review,timestamp\n" + string.Concat(Enumerable.Range(0, 6).Select(
            user => $"u{user},tee,Das ist der beste Tee und ich habe ihn für die Kollegen gekauft.,1500000000\n")));

        var page = Render<DatasetPage>(parameters => parameters.Add(page => page.Name, "laden"));

        page.WaitForAssertion(() =>
            Assert.StartsWith("6 of 6 texts that were looked at do not seem to be English", page.Find("[role=note]").TextContent.Trim()));
    }

    [Fact]
    public async Task Open_ReadByAnEarlierVersion_OffersToReadAgain()
    {
        var saved = await SaveAsync("shop", Shop);
        await ReadByAnEarlierVersionAsync(saved);

        var page = Render<DatasetPage>(parameters => parameters.Add(page => page.Name, "shop"));

        page.WaitForAssertion(() => Assert.Equal("Out of date", page.Find("#readiness").TextContent));
        Assert.Contains("by an earlier version of MLlm3Rec", page.Markup, StringComparison.Ordinal);
        await page.FindAll("button").First(button => button.TextContent == "Read again").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[aria-label='Under way'] li").Count));
    }

    [Fact]
    public async Task Delete_Dataset_ListsLossesBeforeAnythingHappens()
    {
        await SaveAsync("shop", Shop);
        var dialogs = RenderDialogs();
        var page = Render<DatasetPage>(parameters => parameters.Add(page => page.Name, "shop"));

        page.WaitForElement("button.danger").Click(); // Not awaited: the handler waits for the dialog.

        dialogs.WaitForAssertion(() => Assert.Contains("interactions5", dialogs.Find("[aria-label='What is lost']").TextContent));
        Assert.NotNull(await Get<DatasetStore>().FindAsync("shop", Cancellation));
    }

    [Fact]
    public async Task Delete_Confirmed_RemovesItAndSaysSo()
    {
        await SaveAsync("shop", Shop);
        var dialogs = RenderDialogs();
        var page = Render<DatasetPage>(parameters => parameters.Add(page => page.Name, "shop"));
        await Get<DatasetFeed>().RefreshAsync(Cancellation);
        page.WaitForElement("button.danger").Click(); // Not awaited: the handler waits for the dialog.

        await dialogs.WaitForElement(".mud-dialog button.danger").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("“shop” has been removed.", page.Markup));
        Assert.Null(await Get<DatasetStore>().FindAsync("shop", Cancellation));
    }

    [Fact]
    public async Task Rename_NewName_MovesPageAndDataset()
    {
        await SaveAsync("shop", Shop);
        await SaveAsync("other", Shop);
        var dialogs = RenderDialogs();
        var page = Render<DatasetPage>(parameters => parameters.Add(page => page.Name, "shop"));
        page.WaitForElement(".changing button:not(.danger)").Click(); // Not awaited: the handler waits for the dialog.
        var name = dialogs.WaitForElement(".mud-dialog input");
        Assert.Equal("shop", name.GetAttribute("value"));

        await name.InputAsync(new() { Value = "OTHER" });
        dialogs.WaitForAssertion(() => Assert.Contains("“OTHER” is taken", dialogs.Find("[role=alert]").TextContent));
        Assert.True(dialogs.Find(".mud-dialog button.primary").HasAttribute("disabled"));
        await dialogs.Find(".mud-dialog input").InputAsync(new() { Value = "films" });
        await dialogs.Find(".mud-dialog form").SubmitAsync();

        page.WaitForAssertion(() => Assert.EndsWith("/datasets/films", Get<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Null(await Get<DatasetStore>().FindAsync("shop", Cancellation));
        Assert.NotNull(await Get<DatasetStore>().FindAsync("films", Cancellation));
    }

    [Fact]
    public async Task Rename_ByAnotherTab_TakesThisPageAlong()
    {
        var shop = await SaveAsync("shop", Shop);
        await Get<DatasetFeed>().RefreshAsync(Cancellation);
        var page = Render<DatasetPage>(parameters => parameters.Add(page => page.Name, "shop"));
        page.WaitForElement("button.danger");

        await Get<DatasetNameStore>().ChangeAsync(shop.Id, "films", Cancellation);
        await Get<DatasetFeed>().RefreshAsync(Cancellation);

        page.WaitForAssertion(() => Assert.EndsWith("/datasets/films", Get<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void Open_UnknownName_SaysSoAndLeadsBack()
    {
        var page = Render<DatasetPage>(parameters => parameters.Add(page => page.Name, "nothing"));

        page.WaitForAssertion(() => Assert.Contains("There is no dataset named “nothing”.", page.Markup));
        Assert.Equal("/datasets", page.Find("a.primary").GetAttribute("href"));
    }

    [Fact]
    public async Task Prepare_NotPreparedYet_QueuesAChainOfThreeRuns()
    {
        await SaveAsync("shop", Shop);
        var page = Render<DatasetPage>(parameters => parameters.Add(page => page.Name, "shop"));

        await page.WaitForElement("section[aria-labelledby=readiness] button.primary").ClickAsync(new());

        var runs = await Get<RunStore>().ActiveAsync(Cancellation);
        Assert.Equal([(RunKind.Encode, null), (RunKind.Extract, 1), (RunKind.Train, (int?)2)], runs.Select(run => (run.Kind, run.After)));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[aria-label='Under way'] > li").Count));
    }
}
