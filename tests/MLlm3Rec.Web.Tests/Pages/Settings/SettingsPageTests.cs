using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using MLlm3Rec.Connections;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Web.Components.Layout;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Components.Pages.Settings;

public sealed class SettingsPageTests : PageTest
{
    private const string Secret = "sk-page-0815";

    [Fact]
    public void Settings_WithoutAModel_SaysWhatOneWouldAdd()
    {
        var page = Render<SettingsPage>();

        page.WaitForAssertion(() => Assert.Contains("A language model would", page.Markup, StringComparison.Ordinal));
        Assert.Equal("/settings/add", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Limits_NoNumber_SaysSoAndSavesNothing()
    {
        var page = Render<SettingsPage>();
        await page.WaitForElement("input[inputmode=decimal]").ChangeAsync("a lot");

        Assert.Contains("A number", page.Find(".form-field:has([aria-invalid=true]) .error").TextContent, StringComparison.Ordinal);
        await page.Find("form").SubmitAsync();
        Assert.Equal(new AppSettings(), await Get<SettingsStore>().GetAsync(Cancellation));
    }

    [Fact]
    public async Task Limits_Saved_AreKept()
    {
        var page = Render<SettingsPage>();
        await page.WaitForElement("input[inputmode=decimal]").ChangeAsync("2.50");

        await page.Find("form").SubmitAsync();

        Assert.Equal(2.5m, (await Get<SettingsStore>().GetAsync(Cancellation)).SpendingLimit);
    }

    [Fact]
    public async Task ReadOnly_SwitchedOn_LocksTheLimits()
    {
        var page = Render<SettingsPage>();
        var banners = Render<ModeBanners>();

        await ReadOnlySwitch(page).ChangeAsync(true);

        Assert.Contains("Read-only mode", page.WaitForElement("form fieldset.changing[disabled]").TextContent, StringComparison.Ordinal);
        banners.WaitForAssertion(() => Assert.Contains("Read-only", banners.Markup, StringComparison.Ordinal));
        await ReadOnlySwitch(page).ChangeAsync(false);
        page.WaitForElement("form fieldset.changing:not([disabled])");
        banners.WaitForAssertion(() => Assert.DoesNotContain("Read-only", banners.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AddConnection_KeyTyped_IsStoredTestedAndNeverDrawn()
    {
        OpenedConnection? tested = null;
        TestConnection = opened =>
        {
            tested = opened;
            return new ConnectionReport(
                opened.Name, [new ConnectionCheck("Reachable", CheckVerdict.Passed, "It answers.")], null, null, TimeSpan.FromMilliseconds(7));
        };
        var page = RenderNew("OpenAI");
        await page.Field("Name").ChangeAsync("cloud");
        await page.Field("Chat model").ChangeAsync("m");
        await page.Find("input[type=password]").ChangeAsync(Secret);

        await page.FindAll("button").Single(button => button.TextContent.Contains("Save and test", StringComparison.Ordinal)).ClickAsync();

        Assert.Equal(Secret, tested?.Key?.Reveal());
        Assert.DoesNotContain(Secret, page.Markup, StringComparison.Ordinal);
        var stored = Render<ConnectionPage>(parameters => parameters.Add(shown => shown.Name, "cloud"));
        stored.WaitForAssertion(() => Assert.Contains("It answers.", stored.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, stored.Markup, StringComparison.Ordinal);
        Assert.Contains("One is stored", stored.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddConnection_EmptyFields_NamesEveryFault()
    {
        var page = RenderNew("Compatible");

        await page.WaitForElement("form").SubmitAsync();

        Assert.Equal(3, page.FindAll("[aria-invalid=true]").Count);
        Assert.Empty(await Get<ConnectionStore>().ListAsync(Cancellation));
    }

    [Fact]
    public async Task AddConnection_TakenName_IsRefusedAndChangesNothing()
    {
        await Get<ConnectionStore>().SaveAsync(
            ConnectionPreset.Of(ServerKind.Ollama).Begin("local") with { ChatModel = "first" }, key: null, Cancellation);
        var page = RenderNew("Ollama");
        await page.Field("Name").ChangeAsync("LOCAL");
        await page.Field("Chat model").ChangeAsync("second");

        await page.Find("form").SubmitAsync();

        Assert.Contains("Another connection has this name", page.Markup, StringComparison.Ordinal);
        Assert.Equal("first", (await Get<ConnectionStore>().FindAsync("local", Cancellation))?.ChatModel);
    }

    [Fact]
    public async Task RemoveConnection_AsksFirst()
    {
        await Get<ConnectionStore>().SaveAsync(
            ConnectionPreset.Of(ServerKind.Ollama).Begin("local") with { ChatModel = "m" }, key: null, Cancellation);
        var page = Render<ConnectionPage>(parameters => parameters.Add(shown => shown.Name, "local"));

        await page.WaitForElement(".button.danger").ClickAsync();
        Assert.NotEmpty(await Get<ConnectionStore>().ListAsync(Cancellation));
        await page.Find(".button.danger").ClickAsync();

        Assert.Empty(await Get<ConnectionStore>().ListAsync(Cancellation));
    }

    private IRenderedComponent<ConnectionPage> RenderNew(string kind)
    {
        Get<NavigationManager>().NavigateTo(Urls.AddConnection(kind));
        return Render<ConnectionPage>();
    }

    private static IElement ReadOnlySwitch(IRenderedComponent<SettingsPage> page) =>
        page.FindAll("input[role=switch]").Single(input => input.Closest("label")!.TextContent.Contains("Read-only", StringComparison.Ordinal));
}
