using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Issues;

/// <summary>A browser keeps one name, and what is done there stands under it.</summary>
public sealed class WhoDidItTests(AppFixture workbench) : BrowserTest(workbench)
{
    [Fact]
    public async Task Name_OnceSaid_IsKeptAndStandsInTheRecord()
    {
        await using var server = await WebProcess.CopyAsync(AppFixture.Host);
        var page = await OpenAsync("/settings", server: server);
        var bar = page.Locator(".bar .who");
        await Expect(bar).ToContainTextAsync("Guest");

        await page.GetByLabel("Your name").FillAsync("Ann Miller");
        await page.GetByLabel("Your name").BlurAsync();
        await Expect(bar).ToHaveTextAsync("Ann Miller");
        await page.GetByLabel("Offline", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByText("No model is asked: the built-in engine")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(bar).ToHaveTextAsync("Ann Miller");

        await page.GetByRole(AriaRole.Link, new() { Name = "Record: who did what" }).ClickAsync();
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ann Miller" });
        await Expect(row).ToContainTextAsync("the pages");
        await Expect(row).ToContainTextAsync("offline on");
        await Axe.AssertCleanAsync(page);
    }

    [Fact]
    public async Task ReadOnly_AttributeTakenOff_ChangesNothing()
    {
        await using var server = await WebProcess.CopyAsync(AppFixture.Host);
        var page = await OpenAsync("/settings", server: server);
        await page.GetByLabel("Read-only", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByText("nothing changed.").First).ToBeVisibleAsync();
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Save limits" });
        await Expect(save).ToBeDisabledAsync();

        await page.EvaluateAsync("() => document.querySelectorAll('fieldset, input').forEach(one => one.removeAttribute('disabled'))");
        await page.GetByLabel("Spending limit of a run").FillAsync("77");
        await save.ClickAsync();

        await Expect(page.GetByText("Read-only mode is on").First).ToBeVisibleAsync();
        Assert.DoesNotContain("77", $"{server.Ask("SELECT Document FROM Settings")}", StringComparison.Ordinal);
    }
}
