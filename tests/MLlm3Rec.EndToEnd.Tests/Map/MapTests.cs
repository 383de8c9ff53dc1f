using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.EndToEnd.Issues;

namespace MLlm3Rec.EndToEnd.Map;

public sealed partial class MapTests(AppFixture workbench) : MapTest(workbench)
{
    [Fact]
    public async Task Open_DrawsByHttpAndSparesTheCircuit()
    {
        var page = await NewPageAsync();
        var points = 0L;
        await using var circuit = new WireMeter(page);
        page.Response += async (_, response) =>
            points += response.Url.Contains("/points?", StringComparison.Ordinal) ? (await response.BodyAsync()).Length : 0;

        await page.GotoAsync(Address);
        await DrawnAsync(page);

        var drawn = int.Parse((await page.Locator(".plot-frame").GetAttributeAsync("data-drawn"))!);
        Assert.InRange(drawn, 1500, 1600);
        Assert.Equal(8 + 14 * drawn, points);
        Assert.InRange(circuit.Received, 1, 40_000);
    }

    /// <summary>A policy under which Plotly could not compile its drawing functions left the map without points.</summary>
    [Fact]
    public async Task Open_Drawn_BreaksNoPolicyAndHasWebGl()
    {
        var page = await NewPageAsync();
        await page.AddInitScriptAsync(ContentPolicyTests.Listen);

        await page.GotoAsync(Address);
        await DrawnAsync(page);

        Assert.Empty(await page.EvaluateAsync<string[]>("() => violations"));
        await Expect(page.Locator(".no-webgl")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Hover_TellsNameMotivesAndConfidence()
    {
        var page = await OpenMapAsync("&point=user%3Aanton-0001");
        var box = (await page.Locator(".surface").BoundingBoxAsync())!;

        // The point in focus lies in the middle after the map has flown to it.
        await page.Mouse.MoveAsync(box.X + box.Width / 2 - 3, box.Y + box.Height / 2);
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2, new() { Steps = 3 });

        await Expect(page.Locator(".tip")).ToContainTextAsync("anton-0001");
        await Expect(page.Locator(".tip")).ToContainTextAsync(ThreeMotives());
    }

    [Fact]
    public async Task Lasso_SurvivesReloadAndClears()
    {
        var page = await OpenMapAsync();
        var errors = new List<string>();
        page.Console += (_, message) => errors.AddRange(message.Type == "error" ? [message.Text] : []);
        page.PageError += (_, error) => errors.Add(error);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lasso" }).ClickAsync();

        await DrawAsync(page, (0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8));
        var count = await Panel(page, "Selection").GetByRole(AriaRole.Status).TextContentAsync();
        Assert.Matches("people|items", count!);
        await page.ReloadAsync();
        await DrawnAsync(page);
        await Expect(Panel(page, "Selection").GetByRole(AriaRole.Status)).ToHaveTextAsync(count!);
        var address = page.Url;

        await page.GetByRole(AriaRole.Application).FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(Panel(page, "Selection")).ToHaveCountAsync(0);

        await page.GotoAsync(address);
        await DrawnAsync(page);
        var box = (await page.Locator(".surface").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + 6, box.Y + 120);
        await Expect(Panel(page, "Selection")).ToHaveCountAsync(0);

        await page.GotoAsync(address);
        await DrawnAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lasso" }).ClickAsync();
        await page.Mouse.DblClickAsync(box.X + 6, box.Y + 120);
        await Expect(Panel(page, "Selection")).ToHaveCountAsync(0);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task KeysAlone_FindSelectByRuleAndRowAndMove()
    {
        var page = await OpenMapAsync();

        await page.GetByLabel("Find a point").FillAsync("anton-0001");
        await Expect(page.Locator(".hits button").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Panel(page, "anton-0001")).ToContainTextAsync("Truly nearest");

        await page.GetByRole(AriaRole.Application).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator(".announce")).ToHaveTextAsync(Announcement());
        await page.Keyboard.PressAsync("Space");
        await Expect(Panel(page, "Selection").GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex("^1 (person|item)$"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Rule" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Who or what").ChooseAsync("People");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Select" }).PressAsync("Enter");
        await Expect(Panel(page, "Selection").GetByRole(AriaRole.Status)).ToHaveTextAsync("840 people");

        await page.GetByRole(AriaRole.Table).Last.GetByRole(AriaRole.Checkbox).First.PressAsync("Space");
        await Expect(Panel(page, "Selection").GetByRole(AriaRole.Status)).ToHaveTextAsync("839 people");
    }

    [Fact]
    public async Task Compute_WaitsForTheButtonAndReusesWhatThereIs()
    {
        var page = await OpenAsync("/map?dataset=sample&show=items&space=motives&method=pca&clusters=5&seed=3");

        await Expect(page.GetByText("Nothing computes before you press this.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compute" }).ClickAsync();
        await DrawnAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Maps" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "PCA of items by motives, 5 clusters, seed 3" }).ClickAsync();
        await DrawnAsync(page);
        await Expect(page).ToHaveURLAsync(new Regex("seed=3"));
    }

    [Fact]
    public async Task MoreThanTheLimit_DrawsTheSameSampleAgain()
    {
        var page = await OpenMapAsync("&limit=600");
        await Expect(page.GetByText("Showing 600 of 1,5")).ToBeVisibleAsync();
        var first = await SampleAsync(page);

        await page.ReloadAsync();
        await DrawnAsync(page);
        Assert.Equal(first, await SampleAsync(page));

        await page.GetByRole(AriaRole.Link, new() { Name = "Show all" }).ClickAsync();
        await Expect(page.Locator(".plot-frame")).ToHaveAttributeAsync("data-drawn", new Regex("^15"));
    }

    [Fact]
    public async Task ColoursAndLayers_LegendAlwaysCounts()
    {
        var page = await OpenMapAsync();
        await Expect(page.Locator(".legend li")).ToHaveCountAsync(9);

        await page.GetByLabel("Colour by").ChooseAsync("Novelty");
        await Expect(Panel(page, "Novelty").Locator("li").First).ToContainTextAsync("0.0 – 0.2");
        await page.GetByLabel("Colour by").ChooseAsync("Category");
        await Expect(Panel(page, "Category").Locator("li").First).ToContainTextAsync(new Regex("\\d"));

        await page.GetByLabel("Density").CheckAsync();
        await page.GetByLabel("Points", new() { Exact = true }).UncheckAsync();
        await Expect(page).ToHaveURLAsync(new Regex("hide=points"));
        await Expect(page.Locator(".contourlayer path").First).ToBeAttachedAsync();
    }

    [Fact]
    public async Task Layers_ClickedInOneMoment_AllCount()
    {
        var page = await OpenMapAsync();

        await page.EvaluateAsync("() => document.querySelectorAll('.layers input').forEach(box => box.click())");

        await Expect(page).ToHaveURLAsync(new Regex("hide=points"));
        await Expect(page.GetByLabel("Density")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Points", new() { Exact = true })).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task TwoSelections_WhatDiffersWithIntervalsAndCounts()
    {
        var page = await OpenMapAsync();
        await page.Locator(".legend .pick").Nth(0).ClickAsync();
        await Expect(Panel(page, "Selection")).ToContainTextAsync("(everybody else)");

        await page.GetByRole(AriaRole.Link, new() { Name = "Compare with another …" }).ClickAsync();
        await page.Locator(".legend .pick").Nth(1).ClickAsync();

        await Expect(Panel(page, "Selection")).Not.ToContainTextAsync("(everybody else)");
        await Expect(Panel(page, "Selection").Locator(".effect").First).ToHaveTextAsync(
            new Regex("[+−]\\d\\.\\d\\d \\[[+−]\\d\\.\\d\\d, [+−]\\d\\.\\d\\d\\] (large|middling|small)"));
    }

    [Fact]
    public async Task WithoutWebGl_DrawsSimplyAndSaysSo()
    {
        var page = await NewPageAsync();
        await page.AddInitScriptAsync(
            "const of = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return "
                + "kind.startsWith('webgl') ? null : of.call(this, kind, ...rest); };");

        await page.GotoAsync(Address);
        await DrawnAsync(page);

        await Expect(page.GetByText("This browser has no WebGL")).ToBeVisibleAsync();
        await Expect(page.Locator(".scatterlayer .point").First).ToBeAttachedAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Points as a table" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    [InlineData(320, false)]
    public async Task MapWithPointAndSelection_HasNoViolationAndFits(int width, bool dark)
    {
        var view = (width > 800 ? BrowserView.Desk : width > 350 ? BrowserView.Phone : BrowserView.Zoomed) with { Dark = dark };
        var page = await OpenMapAsync("&point=user%3Aanton-0001&trail=1", view);
        await page.Locator(".legend .pick").First.ClickAsync();
        await Expect(Panel(page, "Selection")).ToBeVisibleAsync();
        await Expect(page.Locator(".near li").First).ToBeVisibleAsync();

        // What lies half under the tabs of a phone is no target there; from the top, nothing does.
        await page.EvaluateAsync("() => scrollTo(0, 0)");
        await Axe.AssertCleanAsync(page);
        await AssertFitsAsync(page);
    }

    private static Task<string> SampleAsync(IPage page) => page.EvaluateAsync<string>(
        "async () => { const id = performance.getEntriesByType('resource').map(entry => entry.name.match(/map-data\\/(\\d+)\\/points/)).find(match "
            + "=> match)[1];"
        + " const bytes = await (await fetch(`map-data/${id}/points?limit=600`)).arrayBuffer();"
        + " return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join(); }");

    [GeneratedRegex(@"\d\.\d\d, .*\d\.\d\d, .*\d\.\d\d")]
    private static partial Regex ThreeMotives();

    // Who lies next to somebody differs in the last bits of two processors; an item may have one motive alone.
    [GeneratedRegex(@"^.+\. (.+ \d\.\d\d, ){0,2}.+ \d\.\d\d · (\d+ choices|chosen \d+ times)\. ")]
    private static partial Regex Announcement();
}
