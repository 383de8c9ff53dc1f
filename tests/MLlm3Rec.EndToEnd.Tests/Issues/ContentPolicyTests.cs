using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.EndToEnd.Shell;

namespace MLlm3Rec.EndToEnd.Issues;

/// <summary>The policy of scripts is one that every page keeps, with its charts, dialogs and menus.</summary>
public sealed class ContentPolicyTests(AppFixture workbench) : BrowserTest(workbench)
{
    internal const string Listen =
        "window.violations = [];"
            + "addEventListener('securitypolicyviolation', e => violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}`));";

    public static TheoryData<string> Pages => [.. ShellPages.All, "/map?dataset=sample"];

    protected override bool DrawsPoints => true;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Open_EveryPage_BreaksNoPolicy(string address)
    {
        var page = await NewPageAsync();
        await page.AddInitScriptAsync(Listen);

        await page.GotoAsync(address);
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await page.Locator("html[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await SettledAsync(page);
        await page.Keyboard.PressAsync("?");

        Assert.Empty(await page.EvaluateAsync<string[]>("() => violations"));
    }

    [Fact]
    public async Task Open_InlineScriptOfAStranger_DoesNotRun()
    {
        var page = await OpenAsync("/settings");

        await page.EvaluateAsync(
            "() => { const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s); }");

        Assert.False(await page.EvaluateAsync<bool>("() => window.ran === true"));
    }
}
