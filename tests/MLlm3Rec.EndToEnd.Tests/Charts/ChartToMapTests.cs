using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.EndToEnd.Map;

namespace MLlm3Rec.EndToEnd.Charts;

/// <summary>Charts and the map bring different bundles of plotly.js under one name.</summary>
public sealed class ChartToMapTests(AppFixture workbench) : MapTest(workbench)
{
    private const string Kind = "() => document.querySelector('.plot-frame .chart')._fullData[1].type";

    [Fact]
    public async Task ChartThenMap_EachDrawsWithItsOwnBundle()
    {
        var page = await OpenAsync("/datasets/sample");
        await SettledAsync(page);

        await page.EvaluateAsync("address => Blazor.navigateTo(address)", Address);
        await DrawnAsync(page);
        Assert.Equal("scattergl", await page.EvaluateAsync<string>(Kind));

        await page.EvaluateAsync("() => Blazor.navigateTo('/datasets/sample')");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Choices per user" })).ToBeVisibleAsync();
        await SettledAsync(page);
        await page.EvaluateAsync("address => Blazor.navigateTo(address)", Address);
        await DrawnAsync(page);
        Assert.Equal("scattergl", await page.EvaluateAsync<string>(Kind));
    }
}
