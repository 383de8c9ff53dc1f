using Bunit;
using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Components.Pages.Runs;

public sealed class RunsPageTests : PageTest
{
    private RunQueue Queue => Get<RunQueue>();

    [Fact]
    public void Open_NoRuns_SaysWhyAndOffersAStart()
    {
        var page = Render<RunsPage>();

        Assert.Equal("/datasets?add=new", page.WaitForElement(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Open_QueuedRun_IsListedWithItsState()
    {
        await Queue.EnqueueAsync(new EncodeRequest { Dataset = "shop" }, Cancellation);

        var page = Render<RunsPage>();

        var row = page.WaitForElement("tbody tr:has(.pill)");
        Assert.Equal("Encode the traits of shop", row.QuerySelector("td a")?.TextContent);
        Assert.Equal("Queued", row.QuerySelector(".pill")?.TextContent);
    }

    [Fact]
    public async Task Cancel_PressedTwice_EndsAsCancelledOnce()
    {
        var id = await Queue.EnqueueAsync(new EncodeRequest { Dataset = "shop" }, Cancellation);
        var page = Render<RunsPage>();

        await page.WaitForElement("tbody button.danger").ClickAsync(new());
        await Queue.CancelAsync(id, Cancellation);

        page.WaitForAssertion(() => Assert.Equal("Cancelled", page.Find("tbody .pill").TextContent));
        Assert.Equal("Resume", page.Find("tbody button").TextContent.Trim());
    }

    [Fact]
    public async Task Resume_CancelledRun_GoesBackIntoTheQueue()
    {
        var id = await Queue.EnqueueAsync(new EncodeRequest { Dataset = "shop" }, Cancellation);
        await Queue.CancelAsync(id, Cancellation);
        var page = Render<RunsPage>();

        await page.WaitForElement("tbody button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("Queued", page.Find("tbody .pill").TextContent));
    }

    [Fact]
    public async Task Follow_ProcessDiedEarly_ListsTheRunsEnd()
    {
        var id = await Queue.EnqueueAsync(new EncodeRequest { Dataset = "shop" }, Cancellation);
        await Queue.CancelAsync(id, Cancellation); // The feed knows no active run from here on.
        await ExecuteAsync("UPDATE Runs SET State = 'Running'");
        var page = Render<RunsPage>();
        page.WaitForAssertion(() => Assert.Equal("Running", page.Find("tbody .pill").TextContent));

        await ExecuteAsync("UPDATE Runs SET State = 'Interrupted'");

        page.WaitForAssertion(() => Assert.Equal("Interrupted", page.Find("tbody .pill").TextContent));
    }

    [Fact]
    public async Task Open_FiltersInTheAddress_NarrowTheList()
    {
        await Queue.EnqueueAsync(new EncodeRequest { Dataset = "shop" }, Cancellation);
        await Queue.EnqueueAsync(new TrainRequest { Dataset = "shop" }, Cancellation);
        Get<NavigationManager>().NavigateTo(Urls.Runs(kind: "train"));

        var page = Render<RunsPage>();

        page.WaitForAssertion(() => Assert.Equal("Train the ranking of shop", Assert.Single(page.FindAll("tbody td a")).TextContent));
        Assert.Equal("Training", page.Field("Kind").GetAttribute("value"));
    }

    [Fact]
    public async Task Choose_AFilter_GoesIntoTheAddress()
    {
        await Queue.EnqueueAsync(new EncodeRequest { Dataset = "shop" }, Cancellation);
        var lists = RenderLists();
        var page = Render<RunsPage>();
        page.WaitForElement("tbody tr");

        await page.ChooseAsync(lists, "State", "Failed");

        Assert.EndsWith("?state=failed", Get<NavigationManager>().Uri);
        page.WaitForAssertion(() => Assert.Contains("No run matches these filters.", page.Markup));
    }
}
