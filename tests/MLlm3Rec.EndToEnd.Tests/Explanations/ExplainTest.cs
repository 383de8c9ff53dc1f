using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Explanations;

/// <summary>Opens explanations of the sample.</summary>
public abstract class ExplainTest(AppFixture workbench) : BrowserTest(workbench)
{
    protected const string Address = "/explain?dataset=sample&user=priya-0014";

    protected async Task<IPage> OpenExplainedAsync(string address, BrowserView? view = null, WebProcess? server = null)
    {
        var page = await OpenAsync(address, view, server);
        await Expect(page.Locator("#subject")).ToBeVisibleAsync();
        await SettledAsync(page);
        return page;
    }

    protected static ILocator WhatIf(IPage page) => page.Locator("section", new() { Has = page.Locator("#whatif-title") });

    protected static async Task<IDownload> SaveAsync(IPage page, string format)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        return await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = format }).ClickAsync());
    }

    protected static async Task<string> FileAsync(IDownload download)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("mllm3rec-explain-").FullName, download.SuggestedFilename);
        await download.SaveAsAsync(path);
        return path;
    }
}
