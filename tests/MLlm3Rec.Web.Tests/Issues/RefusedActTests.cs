using Bunit;
using Microsoft.AspNetCore.Components;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Web.Components.Controls;
using MLlm3Rec.Web.Components.Layout;
using MLlm3Rec.Web.Components.Pages.Settings;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Issues;

/// <summary>A click that the disk or the database refused took the whole page away, and with it what was typed.</summary>
public sealed class RefusedActTests : PageTest
{
    private readonly RefusalNotices told = new();

    private string DatabasePath => Get<StorageOptions>().DatabasePath;

    [Fact]
    public async Task Save_DatabaseRefuses_IsSaidAboveThePageWhichStays()
    {
        var page = RenderPage();
        await page.WaitForElement("input[inputmode=decimal]").ChangeAsync("2.50");
        AwaitAllPanels(page);
        File.Move(DatabasePath, DatabasePath + ".away");

        await page.Find("form").SubmitAsync();

        Assert.Contains("is gone", page.Find("[aria-live=assertive]").TextContent, StringComparison.Ordinal);
        Assert.Equal("2.50", page.Find("input[inputmode=decimal]").GetAttribute("value"));
        Assert.DoesNotContain("Saved.", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        File.Move(DatabasePath + ".away", DatabasePath);
        await page.Find("form").SubmitAsync();
        Assert.Equal(2.5m, (await Get<SettingsStore>().GetAsync(Cancellation)).SpendingLimit);
    }

    [Fact]
    public async Task Switch_DatabaseRefuses_ShowsWhatIs()
    {
        var page = RenderPage();
        page.WaitForElement("input[role=switch]");
        AwaitAllPanels(page);
        File.Move(DatabasePath, DatabasePath + ".away");

        await page.Find("input[role=switch]").ChangeAsync(true);

        Assert.False(page.Find("input[role=switch]").HasAttribute("checked"));
        Assert.Contains("is gone", page.Find("[aria-live=assertive]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_Dismissed_IsEmpty()
    {
        var page = RenderPage();
        await page.InvokeAsync(() => told.TellAsync("The disk is full."));

        await page.Find("[aria-live=assertive] button").ClickAsync(new());

        Assert.Equal("", page.Find("[aria-live=assertive]").TextContent.Trim());
    }

    // What is still being read when the file goes would take the page away, and the field with it.
    private static void AwaitAllPanels(IRenderedComponent<CascadingValue<RefusalNotices>> page) =>
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));

    private IRenderedComponent<CascadingValue<RefusalNotices>> RenderPage() => Render<CascadingValue<RefusalNotices>>(parameters => parameters
        .Add(cascade => cascade.Value, told)
        .AddChildContent<RefusalNotice>(notice => notice.Add(region => region.Told, told))
        .AddChildContent<PanelBoundary>(panel => panel.Add(boundary => boundary.Name, "page").AddChildContent<SettingsPage>()));
}
