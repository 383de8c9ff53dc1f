using Bunit;
using Microsoft.AspNetCore.Components;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Web.Components.Pages.Settings;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Pages.Settings;

public sealed class RecordPageTests : PageTest
{
    [Fact]
    public void Record_Empty_SaysSo()
    {
        var page = Render<RecordPage>();

        page.WaitForAssertion(() => Assert.Contains("Nothing has been done yet", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Record_Filtered_ShowsThoseOfTheAddress()
    {
        await Get<AuditStore>().AddAsync(AuditKind.Export, "profiles.csv", Cancellation);
        await Get<AuditStore>().AddAsync(AuditKind.Upload, "films<b>.csv", Cancellation);
        Get<NavigationManager>().NavigateTo(Urls.Record(new RecordView { Kind = AuditKind.Upload }));

        var page = Render<RecordPage>();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Contains("films<b>.csv", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("tbody b"));
    }
}
