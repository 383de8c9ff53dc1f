using Bunit;
using MLlm3Rec.Experiments;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Loops;
using MLlm3Rec.Storage.Runs;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Runs;

public sealed class RunDetailsPageTests : PageTest
{
    private RunQueue Queue => Get<RunQueue>();

    [Fact]
    public void Open_UnknownRun_SaysSo()
    {
        var page = Render<RunDetailsPage>(parameters => parameters.Add(page => page.Id, 7));

        page.WaitForAssertion(() => Assert.Contains("There is no run 7.", page.Markup));
    }

    [Fact]
    public async Task Open_Run_ShowsSettingsAndHowToRepeatIt()
    {
        var id = await Queue.EnqueueAsync(new TrainRequest { Dataset = "shop", Seed = 7 }, Cancellation);

        var page = Render<RunDetailsPage>(parameters => parameters.Add(page => page.Id, id));

        page.WaitForElement("#settings");
        Assert.Equal(["Dataset:shop", "Seed:7"], Pairs(page, "settings"));
        Assert.Contains("Code version", Pairs(page, "provenance").Select(pair => pair.Split(':')[0]));
    }

    [Fact]
    public async Task RunAgain_SameSettings_OpensAnotherRun()
    {
        var id = await Queue.EnqueueAsync(new TrainRequest { Dataset = "shop", Seed = 7 }, Cancellation);
        await Queue.CancelAsync(id, Cancellation);
        var page = Render<RunDetailsPage>(parameters => parameters.Add(page => page.Id, id));

        await page.WaitForElement("header button:last-of-type").ClickAsync(new());

        Assert.EndsWith("/runs/2", Get<NavigationManager>().Uri);
        var again = await Get<RunStore>().FindAsync(2, Cancellation);
        Assert.Equal(new TrainRequest { Dataset = "shop", Seed = 7 }, again?.Request);
    }

    [Fact]
    public async Task Follow_FailingRun_ShowsItsMessageAndOffersRetry()
    {
        var id = await Queue.EnqueueAsync(new EncodeRequest { Dataset = "nowhere" }, Cancellation);
        var page = Render<RunDetailsPage>(parameters => parameters.Add(page => page.Id, id));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var draining = Queue.DrainAsync(Get<LoopWatch>(), stop.Token);

        page.WaitForAssertion(() => Assert.Equal("Retry", page.Find("header button.primary").TextContent.Trim()), TimeSpan.FromSeconds(10));
        Assert.Contains("nowhere", page.Find(".outcome").TextContent);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=log] .error")), TimeSpan.FromSeconds(5));
        await stop.CancelAsync();
        await draining;
    }

    [Fact]
    public async Task Follow_ProcessDiedEarly_ShowsTheRunsEnd()
    {
        var id = await Queue.EnqueueAsync(new EncodeRequest { Dataset = "shop" }, Cancellation);
        await Queue.CancelAsync(id, Cancellation); // The feed knows no active run from here on.
        await ExecuteAsync("UPDATE Runs SET State = 'Running', Message = NULL");
        var page = Render<RunDetailsPage>(parameters => parameters.Add(page => page.Id, id));
        page.WaitForAssertion(() => Assert.Equal("Running", page.Find("header .pill").TextContent));

        await ExecuteAsync("UPDATE Runs SET State = 'Interrupted', Message = 'Interrupted at 4 of 9.'");

        page.WaitForAssertion(() => Assert.Equal("Interrupted at 4 of 9.", page.Find(".outcome").TextContent));
    }

    [Fact]
    public async Task Open_PausedRun_SaysWhyAndOffersToResume()
    {
        var id = await Queue.EnqueueAsync(new EncodeRequest { Dataset = "shop" }, Cancellation);
        await Queue.CancelAsync(id, Cancellation);
        await ExecuteAsync("UPDATE Runs SET State = 'Paused', Message = 'The quota is used up. Paused at 4 of 9.'");

        var page = Render<RunDetailsPage>(parameters => parameters.Add(page => page.Id, id));

        page.WaitForAssertion(() => Assert.Equal("The quota is used up. Paused at 4 of 9.", page.Find(".outcome").TextContent));
        Assert.Equal("Paused", page.Find("header .pill").TextContent);
        Assert.Equal("Resume", page.Find("header button.primary").TextContent.Trim());
    }

    private static IEnumerable<string> Pairs(IRenderedComponent<RunDetailsPage> page, string section) => page
        .FindAll($"section[aria-labelledby={section}] dl > div")
        .Select(pair => $"{pair.QuerySelector("dt")?.TextContent}:{pair.QuerySelector("dd")?.TextContent}");
}
