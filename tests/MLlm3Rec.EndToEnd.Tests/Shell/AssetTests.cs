using System.Net;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

public sealed class AssetTests(AppFixture workbench) : BrowserTest(workbench)
{
    // The build target behind wwwroot-assets uses the SDK's own task names: this is what notices when they change.
    [Theory]
    [InlineData("css/app.css", "text/css")]
    [InlineData("css/mud.css", "text/css")]
    [InlineData("js/theme.js", "text/javascript")]
    [InlineData("fonts/inter-latin-wght-normal.woff2", "font/woff2")]
    [InlineData("img/favicon.svg", "image/svg+xml")]
    public async Task Get_WebRootFile_IsServedWithItsType(string path, string type)
    {
        using var client = new HttpClient { BaseAddress = AppFixture.Host.Address };

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Open_AnyPage_AsksNobodyButOurServer()
    {
        var page = await NewPageAsync();
        var strangers = new List<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } address && address.Authority != AppFixture.Host.Address.Authority)
            {
                strangers.Add(request.Url);
            }
        };

        await page.GotoAsync("/");
        await Expect(page.Locator("h1")).ToBeVisibleAsync();

        Assert.Empty(strangers);
    }
}
