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

        page.WaitForAssertion(() => Assert.Equal("films<b>.csv", page.Find("td[data-label=Which]").TextContent));
        Assert.Single(page.FindAll("tbody tr"));
        Assert.Empty(page.FindAll("tbody b"));
    }

    [Fact]
    public async Task Heading_Clicked_SortsAndSaysSoInTheAddress()
    {
        await FillAsync();
        var page = Render<RecordPage>();
        page.WaitForAssertion(() => Assert.Equal(["Upload", "Export"], Kinds(page)));
        Assert.Equal("descending", page.Find("th[aria-sort]").GetAttribute("aria-sort"));

        await page.FindAll("th button").Single(button => button.TextContent == "What").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(["Export", "Upload"], Kinds(page)));
        page.WaitForAssertion(() => Assert.EndsWith("?sort=kind&dir=asc", Get<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Contains("What", page.Find("th[aria-sort=ascending]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_ChangedFromOutside_IsFollowed()
    {
        await FillAsync();
        var page = Render<RecordPage>();
        page.WaitForAssertion(() => Assert.Equal(["Upload", "Export"], Kinds(page)));

        Get<NavigationManager>().NavigateTo("/settings/record?sort=kind&dir=asc&without=from");

        page.WaitForAssertion(() => Assert.Equal(["Export", "Upload"], Kinds(page)));
        Assert.DoesNotContain(page.FindAll("th"), heading => heading.TextContent.Trim() == "From");
    }

    [Fact]
    public async Task Page_PastTheEnd_ShowsTheLast()
    {
        await FillAsync();
        Get<NavigationManager>().NavigateTo("/settings/record?page=9");

        var page = Render<RecordPage>();

        page.WaitForAssertion(() => Assert.Equal(["Upload", "Export"], Kinds(page)));
        Assert.Contains("1–2 of 2", page.Markup, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Kinds(IRenderedComponent<RecordPage> page) =>
        page.FindAll("td[data-label=What]").Select(cell => cell.TextContent.Trim());

    private async Task FillAsync()
    {
        await Get<AuditStore>().AddAsync(AuditKind.Export, "profiles.csv", Cancellation);
        await Get<AuditStore>().AddAsync(AuditKind.Upload, "films.csv", Cancellation);
    }
}
