using MLlm3Rec.EndToEnd.Browsing;

namespace MLlm3Rec.EndToEnd.Hosting;

/// <summary>One server with the sample made ready and one browser, and another that draws points, for all tests of this assembly. Tests read; whoever
/// writes starts a server of its own.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private static readonly TimeSpan SamplePatience = TimeSpan.FromMinutes(3);

    private IPlaywright? playwright;
    private readonly SemaphoreSlim launching = new(1, 1);
    private IBrowser? browser;
    private IBrowser? drawing;
    private WebProcess? host;

    public WebProcess Host => host ?? throw new InvalidOperationException("The fixture has not started.");

    public async ValueTask InitializeAsync()
    {
        // A shared machine is slow at times; what must be quick says so itself.
        SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        var starting = WebProcess.StartAsync();
        browser = await Chromium.LaunchAsync(playwright, webGl: false);
        host = await starting;
        await SampleReadyAsync();
    }

    /// <summary>Cookies, size and theme of a new visitor.</summary>
    public async Task<IBrowserContext> NewContextAsync(
        BrowserView view, WebProcess server, bool webGl = false)
    {
        var context = await (await BrowserAsync(webGl)).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.Address.ToString(),
            ViewportSize = new ViewportSize { Width = view.Width, Height = view.Height },
            ColorScheme = view.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = view.ReducedMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        if (Screenshots.Wanted)
        {
            // Else every picture shows another name.
            await context.AddCookiesAsync([new() { Name = "name", Value = "Ann", Url = server.Address.ToString() }]);
        }

        return context;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in new[] { browser, drawing }.OfType<IBrowser>())
        {
            await opened.DisposeAsync();
        }

        launching.Dispose();
        playwright?.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }

    private async Task<IBrowser> BrowserAsync(bool webGl)
    {
        if (playwright is null || browser is null)
        {
            throw new InvalidOperationException("The fixture has not started.");
        }

        await launching.WaitAsync();
        try
        {
            return webGl ? drawing ??= await Chromium.LaunchAsync(playwright, webGl: true) : browser;
        }
        finally
        {
            launching.Release();
        }
    }

    // The home page tells its story only when import, traits, motives and ranking are done.
    private async Task SampleReadyAsync()
    {
        await using var context = await NewContextAsync(BrowserView.Desk, Host);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await Expect(page.GetByTestId("story")).ToBeVisibleAsync(new() { Timeout = (float)SamplePatience.TotalMilliseconds });
    }
}
