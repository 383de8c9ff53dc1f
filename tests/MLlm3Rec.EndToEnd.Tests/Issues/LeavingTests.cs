using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Issues;

/// <summary>Each step from page to page began the old page once more under the new one's key, and left an exception in the log.</summary>
public sealed class LeavingTests(AppFixture workbench) : BrowserTest(workbench)
{
    [Fact]
    public async Task Navigate_ThroughEveryPage_LogsNoFailure()
    {
        await using var server = await WebProcess.CopyAsync(AppFixture.Host);
        var page = await OpenAsync("/", server: server);
        for (var round = 0; round < 3; round++)
        {
            foreach (var name in (string[])["Profiles", "Ranking", "Compare", "Explain", "Map", "Prompts", "Runs", "Settings", "Datasets", "Home"])
            {
                await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
                await Expect(page.Locator("h1")).ToBeVisibleAsync();
            }
        }

        await SettledAsync(page);
        Assert.DoesNotContain("has been disposed", server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("ObjectDisposedException", server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordsOfOthers_InElements_AreIsolated()
    {
        var page = await OpenAsync("/profiles?dataset=sample");

        Assert.Equal("isolate", await page.Locator("a").First.EvaluateAsync<string>("link => getComputedStyle(link).unicodeBidi"));
    }
}
