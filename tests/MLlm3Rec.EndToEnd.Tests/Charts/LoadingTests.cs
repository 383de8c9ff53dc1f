using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Charts;

/// <summary>plotly.js is large: it comes once, where a chart is, and from here.</summary>
[Collection(ComparedAppFixture.Name)]
public sealed class LoadingTests(AppFixture workbench, ComparedAppFixture compared) : BrowserTest(workbench)
{
    private const string Scripts =
        "() => performance.getEntriesByType('resource').filter(entry => entry.name.includes('/plotly') && entry.name.includes('.min.js'))"
            + ".map(entry => entry.name)";

    [Fact]
    public async Task FourCharts_BringPlotlyOnceAndFromHere()
    {
        var page = await OpenAsync($"/compare/{compared.Runs[0]}", server: compared.Host);
        await Expect(page.Locator(".plot")).ToHaveCountAsync(4);
        await SettledAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Trade-offs" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "NDCG@10 against Popular share" })).ToBeVisibleAsync();
        await SettledAsync(page);

        var script = Assert.Single(await page.EvaluateAsync<string[]>(Scripts));
        Assert.StartsWith(
            new Uri(page.Url).GetLeftPart(UriPartial.Authority) + "/_content/Plotly.Blazor/plotly-basic", script, StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("script[src*=plotly]").CountAsync());
    }

    [Fact]
    public async Task PageWithoutAChart_BringsNothingOfPlotly()
    {
        var page = await OpenAsync("/profiles?dataset=sample", server: compared.Host);
        await SettledAsync(page);

        Assert.Empty(await page.EvaluateAsync<string[]>(Scripts));
    }
}
