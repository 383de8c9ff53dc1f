using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Datasets;

/// <summary>The steps by which a dataset comes in, as a person takes them.</summary>
public abstract class DatasetTest(AppFixture workbench, EmptyAppFixture empty) : BrowserTest(workbench)
{
    protected EmptyAppFixture Empty { get; } = empty;

    protected WebProcess Server => Empty.Host;

    protected static ILocator ImportButton(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true });

    /// <summary>From the drop zone to the preview.</summary>
    protected async Task<IPage> UploadAsync(FilePayload file, BrowserView? view = null)
    {
        var page = await OpenAsync("/datasets?add=new", view, Server);
        await DropAsync(page, file);
        return page;
    }

    protected static async Task DropAsync(IPage page, FilePayload file)
    {
        await (await PickerAsync(page)).SetInputFilesAsync(file);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("add=[0-9a-f]{32}"));
    }

    /// <summary>The button that opens the browser's file dialog, once the drop zone listens.</summary>
    protected static async Task<ILocator> PickerAsync(IPage page)
    {
        var picker = page.Locator("[data-ready] input[data-pick=files]");
        await picker.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return picker;
    }

    /// <summary>From nothing to a dataset of that name.</summary>
    protected async Task<IPage> ImportAsync(string name, FilePayload file, BrowserView? view = null)
    {
        var page = await UploadAsync(file, view);
        await page.GetByLabel("Name").FillAsync(name);
        await ImportButton(page).ClickAsync();
        await Expect(page.GetByText($"{name} is here")).ToBeVisibleAsync();
        return page;
    }
}
