using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Explanations;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Charts;

/// <summary>What a pointer finds in the drawing of a score, and what every chart has.</summary>
public sealed class WaterfallTests(AppFixture workbench) : ExplainTest(workbench)
{
    private const string Range = "() => document.querySelector('.js-plotly-plot')._fullLayout.xaxis.range.map(Number)";

    [Fact]
    public async Task Row_UnderThePointer_IsToldAndChosen()
    {
        var page = await OpenExplainedAsync(Address);
        var rows = page.Locator(".waterfall .rows li");
        var place = await rows.EvaluateAllAsync<int>("rows => rows.findLastIndex(row => row.querySelector('button') !== null)");
        var name = (await rows.Nth(place).Locator("button .name").TextContentAsync())!.Trim();
        await page.EvaluateAsync(
            "place => document.querySelectorAll('.waterfall .rows li')[place].scrollIntoView({ block: 'center' })", place);
        var row = (await rows.Nth(place).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(row.X + row.Width / 2 - 4, row.Y + row.Height / 2);

        await page.Mouse.MoveAsync(row.X + row.Width / 2, row.Y + row.Height / 2, new() { Steps = 4 });
        await Expect(page.Locator(".waterfall .hoverlayer")).ToContainTextAsync("the sum goes from");
        await Expect(page.Locator(".waterfall .hoverlayer")).ToContainTextAsync(name);
        await page.Mouse.ClickAsync(row.X + row.Width / 2, row.Y + row.Height / 2);

        await Expect(page.Locator(".detail h3")).ToHaveTextAsync(name);
        await Expect(rows.Nth(place).Locator("button")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task ZoomedByButtons_StaysInAnotherThemeUntilReset()
    {
        var page = await OpenExplainedAsync(Address);
        var whole = await page.EvaluateAsync<double[]>(Range);

        await page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await page.WaitForFunctionAsync($"whole => ({Range})()[0] > whole[0]", whole);
        var zoomed = await page.EvaluateAsync<double[]>(Range);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.WaitForFunctionAsync("() => document.querySelector('.js-plotly-plot')._fullLayout.font.color === '#ececee'");
        await page.WaitForFunctionAsync($"zoomed => Math.abs(({Range})()[0] - zoomed[0]) < 1e-6", zoomed);

        await page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).First.ClickAsync();
        await page.WaitForFunctionAsync($"whole => Math.abs(({Range})()[0] - whole[0]) < 1e-6", whole);
    }

    [Fact]
    public async Task SavedPictures_HoldTitleNamesAndFigures()
    {
        var page = await OpenExplainedAsync(Address);
        var title = (await page.Locator("#subject").TextContentAsync())!;

        var drawing = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "SVG" }).ClickAsync());
        var svg = await File.ReadAllTextAsync(await FileAsync(drawing), TestContext.Current.CancellationToken);
        var picture = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "PNG" }).ClickAsync());

        Assert.EndsWith(".svg", drawing.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains(title[..12], svg, StringComparison.Ordinal);
        Assert.Contains("Points added to the score so far", svg, StringComparison.Ordinal);
        Assert.Contains("Score  ", svg.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.True(new FileInfo(await FileAsync(picture)).Length > 10_000);
    }
}
