using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

public sealed partial class FailureTests(Workbench workbench) : BrowserTest(workbench)
{
    [Fact]
    public async Task Panel_Fails_ShowsACodeThatTheLogHas_AndTheRestGoesOn()
    {
        await using var server = await WebProcess.StartAsync("--Sample:Bring=false");
        var page = await OpenAsync("/not-found", server: server);
        await File.WriteAllTextAsync(server.DatabasePath, "no longer a database", TestContext.Current.CancellationToken);

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Runs" }).ClickAsync();

        await Expect(page.GetByText("Something failed")).ToBeVisibleAsync();
        var code = Code().Match(await page.GetByRole(AriaRole.Alert).First.InnerTextAsync()).Groups[1].Value;
        Assert.Contains(code, server.Log, StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Retry" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy details" })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("?");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    [GeneratedRegex("Code ([A-Z0-9]{6})")]
    private static partial Regex Code();
}
