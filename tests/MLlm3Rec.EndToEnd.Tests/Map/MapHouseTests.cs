using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Map;

/// <summary>What every page must do, on the map; what is the same everywhere is tested in Shell.</summary>
public sealed class MapHouseTests(AppFixture workbench) : MapTest(workbench)
{
    /// <summary>What the drawing lies on.</summary>
    private const string Ground = "() => document.querySelector('.plot-frame .chart').layout.paper_bgcolor";

    [Fact]
    public async Task ColourPointAndSelection_AreInTheAddress()
    {
        var page = await OpenMapAsync();
        await page.GetByLabel("Colour by").ChooseAsync("Kind");
        await Expect(Panel(page, "Kind")).ToBeVisibleAsync();
        await Panel(page, "Kind").GetByRole(AriaRole.Button, new() { Name = "Select People" }).ClickAsync();
        await Expect(Panel(page, "Selection").GetByRole(AriaRole.Status)).ToHaveTextAsync("840 people");
        var address = page.Url;

        var other = await OpenAsync(new Uri(address).PathAndQuery);
        await DrawnAsync(other);
        await Expect(Panel(other, "Kind")).ToBeVisibleAsync();
        await Expect(Panel(other, "Selection").GetByRole(AriaRole.Status)).ToHaveTextAsync("840 people");

        await page.GoBackAsync();
        await Expect(Panel(page, "Selection")).ToHaveCountAsync(0);
        await Expect(Panel(page, "Kind")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(Panel(page, "Cluster")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task RuleDialog_HoldsTheFocusAndGivesItBack()
    {
        var page = await OpenMapAsync();
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Rule" });
        await opener.PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Select by rule" });
        await Expect(dialog).ToHaveAttributeAsync("aria-modal", "true");
        await page.WaitForFunctionAsync("() => document.activeElement.closest('[role=dialog]') !== null");
        await Axe.AssertCleanAsync(page);

        await page.Keyboard.PressAsync("Escape");

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task OtherTheme_IsDrawnWithoutAReload()
    {
        var page = await OpenMapAsync();
        var light = await page.EvaluateAsync<string>(Ground);
        await page.EvaluateAsync("() => { window.sameVisit = true; }");

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });

        await page.WaitForFunctionAsync($"light => ({Ground})() !== light", light);
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameVisit === true"));
    }

    [Fact]
    public async Task PictureAndTable_CarryWhatTheyShow()
    {
        var page = await OpenMapAsync();

        var picture = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Picture" }).ClickAsync());
        Assert.Matches("(?i)map.*sample.*\\.png$", picture.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await picture.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Export" }).First.ClickAsync();
        var table = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem).Filter(new() { HasText = "CSV" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await table.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(int.Parse((await page.Locator(".plot-frame").GetAttributeAsync("data-drawn"))!), lines.Length - 1);
        Assert.Contains(lines, line => line.Contains("anton-0001", StringComparison.Ordinal));
    }
}
