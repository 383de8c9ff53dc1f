using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Runs;

[Collection(EmptyAppFixture.Name)]
public sealed class RunTests(AppFixture workbench, EmptyAppFixture empty) : BrowserTest(workbench)
{
    private const int VisibleLines = 12;

    [Fact]
    public async Task RunOfAnotherProcess_IsCountedAndListed()
    {
        var run = Begin();

        var page = await OpenAsync("/runs", server: empty.Host);

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Runs" })).ToContainTextAsync("under way");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = $"Run {run}" })).ToContainTextAsync("Running");
        End(run);
    }

    [Fact]
    public async Task Watch_RunningRun_ShowsMovingProgress()
    {
        var run = Begin();
        var page = await OpenAsync($"/runs/{run}", server: empty.Host);
        var bar = page.GetByRole(AriaRole.Progressbar, new() { Name = "Extract the motives of elsewhere" });
        await Expect(bar).ToHaveAttributeAsync("aria-valuenow", "41");
        await Expect(page.GetByText("4,120 of 10,000 · 41 % · ")).ToBeVisibleAsync();

        empty.Execute($"UPDATE Runs SET Done = 6000 WHERE Id = {run}");

        await Expect(bar).ToHaveAttributeAsync("aria-valuenow", "60");
        End(run);
        await Expect(page.GetByText("Done", new() { Exact = true }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task DeadProcess_ShowsWhereItStoppedAndResumes()
    {
        var run = Begin();
        // A process of this machine whose number nobody has.
        empty.Execute($"UPDATE Runs SET Worker = '{Environment.MachineName}/999999/1' WHERE Id = {run}");

        var page = await OpenAsync($"/runs/{run}", server: empty.Host);

        await Expect(page.GetByText("Interrupted at 4,120 of 10,000.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        // There is no such dataset, so the resumed run fails in words and can be tried again.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Retry" })).ToBeVisibleAsync();
        await Expect(page.Locator(".outcome")).ToContainTextAsync("elsewhere");
    }

    [Fact]
    public async Task Log_GrowsWhileRead_DoesNotMove()
    {
        var run = Begin();
        Say(run, from: 1, to: 40);
        var page = await OpenAsync($"/runs/{run}", server: empty.Host);
        var log = page.GetByRole(AriaRole.Log);
        await Expect(log.GetByText("line 40")).ToBeVisibleAsync();
        await log.EvaluateAsync("viewport => viewport.scrollTop = 120");

        Say(run, from: 41, to: 78);

        var offer = page.GetByRole(AriaRole.Button, new() { Name = "38 new lines" });
        await Expect(offer).ToBeVisibleAsync();
        Assert.Equal(120, await log.EvaluateAsync<int>("viewport => viewport.scrollTop"));
        await offer.ClickAsync();
        await Expect(log.GetByText("line 78")).ToBeInViewportAsync();
        await Expect(log).ToBeFocusedAsync();
        await page.GetByLabel("Show").ChooseAsync("Warnings and errors");
        await Expect(log.Locator("p")).ToHaveCountAsync(78 / VisibleLines);
        End(run);
    }

    [Fact]
    public async Task List_AmongFiveThousand_OpensOldPagesByAddress()
    {
        empty.Execute(
            "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 5000) "
            + "INSERT INTO Runs (Kind, Dataset, State, Request, Done, Total, CreatedAt, ElapsedMilliseconds, CancelRequested) "
            + "SELECT 'train', 'old', 'Done', '{\"kind\":\"train\",\"seed\":7,\"dataset\":\"old\"}', 1, 1, 1500000000000, 1000, 0 FROM number;");
        var page = await OpenAsync("/runs?kind=train&dataset=old", server: empty.Host);
        await Expect(page.GetByText("1–50 of 5,000")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await Expect(page.GetByText("51–100 of 5,000")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByText("1–50 of 5,000")).ToBeVisibleAsync();
        await page.GotoAsync("/runs?kind=train&dataset=old&page=100");

        await Expect(page.GetByText("4,951–5,000 of 5,000")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Kind")).ToHaveValueAsync("Training");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);

        await page.GetByRole(AriaRole.Columnheader).GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("kind=train&dataset=old&sort=id&dir=asc$"));
        await Expect(page.GetByText("1–50 of 5,000")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);
        var first = await page.Locator("tbody tr").First.InnerTextAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("tbody tr").First).ToHaveTextAsync(first, new() { UseInnerText = true });
        await Expect(page.GetByText("1–50 of 5,000")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Axe_Runs_FindsNothingInAnyState(bool dark)
    {
        var run = Begin();
        Say(run, from: 1, to: 30);
        var page = await OpenAsync($"/runs/{run}", BrowserView.Desk with { Dark = dark }, empty.Host);
        await Expect(page.GetByRole(AriaRole.Log).GetByText("line 30")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);

        await page.GotoAsync("/runs");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = $"Run {run}" })).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);

        await page.GotoAsync("/runs?dataset=nothing-of-that-name");
        await Expect(page.GetByText("No run matches these filters.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);

        await page.GotoAsync("/runs/999999");
        await Expect(page.GetByText("There is no run 999999.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
        End(run);
    }

    [Fact]
    public async Task Filters_OnAPhone_FoldIntoOneButton()
    {
        var page = await OpenAsync("/runs", BrowserView.Phone, empty.Host);

        await page.GetByRole(AriaRole.Button, new() { Name = "Filters" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Filter runs" });
        await dialog.GetByLabel("State").ChooseAsync("Failed");
        await dialog.GetByLabel("Kind").ChooseAsync("Ranking");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/runs$"));
        await Axe.AssertCleanAsync(page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show runs" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("state=failed&kind=rank$"));
        await AssertFitsAsync(page);
    }

    /// <summary>A run that a process of another machine works on.</summary>
    private long Begin() => empty.Execute(
        "INSERT INTO Runs (Kind, Dataset, State, Request, Step, Done, Total, CreatedAt, StartedAt, ElapsedMilliseconds, CancelRequested, Worker, "
            + "CodeVersion) "
        + "VALUES ('extract', 'elsewhere', 'Running', '{\"kind\":\"extract\",\"dataset\":\"elsewhere\"}', 'Motives', 4120, 10000, 1790000000000, "
        + "1790000000000, 61000, 0, "
        + "'another-machine/1/1', '0.1.0') RETURNING Id");

    private void End(long run) =>
        empty.Execute($"UPDATE Runs SET State = 'Done', Worker = NULL, Done = 10000, EndedAt = 1790000099000 WHERE Id = {run}");

    /// <summary>Every twelfth line is a warning.</summary>
    private void Say(long run, int from, int to) => empty.Execute(
        $"WITH RECURSIVE number(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM number WHERE n < {to}) "
        + $"INSERT INTO RunLines (RunId, Sequence, At, Level, Text) SELECT {run}, n, 1790000000000 + n * 1000, CASE n % {VisibleLines} WHEN 0 THEN "
        + "'Warning' ELSE 'Information' END, 'line ' || n FROM number;");
}
