using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Browsing;

/// <summary>A test that opens tabs; they close with it.</summary>
public abstract class BrowserTest(AppFixture workbench) : IAsyncDisposable
{
    private const int LastLines = 30;
    private const int MostText = 3_000;

    private readonly List<IBrowserContext> contexts = [];
    private readonly HashSet<WebProcess> servers = [];

    protected AppFixture AppFixture { get; } = workbench;

    /// <summary>Whether the map must be drawn with WebGL, and not with what stands in for it.</summary>
    protected virtual bool DrawsPoints => false;

    /// <summary>A fresh tab with cookies of its own, not yet anywhere.</summary>
    protected async Task<IPage> NewPageAsync(BrowserView? view = null, WebProcess? server = null)
    {
        servers.Add(server ?? AppFixture.Host);
        var context = await AppFixture.NewContextAsync(view ?? BrowserView.Desk, server ?? AppFixture.Host, DrawsPoints);
        contexts.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>A fresh tab at an address, alive: the heading is only there once the circuit is, and the page says when it listens to keys.</summary>
    protected async Task<IPage> OpenAsync(string address, BrowserView? view = null, WebProcess? server = null)
    {
        var page = await NewPageAsync(view, server);
        await page.GotoAsync(address);
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await page.Locator("html[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    /// <summary>Nothing lies beyond the right edge, once a frame that has become narrower or wider has been drawn anew.</summary>
    protected static async Task AssertFitsAsync(IPage page)
    {
        try
        {
            await page.WaitForFunctionAsync(
                "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth", options: new() { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            var (wide, room) = (await WidthAsync("document.documentElement.scrollWidth"), await WidthAsync("document.documentElement.clientWidth"));
            Assert.Fail($"{page.Url} is {wide} px wide where {room} px are there");
        }

        Task<int> WidthAsync(string what) => page.EvaluateAsync<int>($"() => {what}");
    }

    /// <summary>Everything that was being fetched or drawn is there.</summary>
    protected static async Task SettledAsync(IPage page)
    {
        await Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.plot')].every(plot => plot.querySelector('.main-svg') !== null)");
        await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            await TellAsync();
        }

        foreach (var context in contexts)
        {
            await context.CloseAsync();
        }

        GC.SuppressFinalize(this);
    }

    // Whoever reads of a failure on another machine has nothing but its words.
    private async Task TellAsync()
    {
        foreach (var page in contexts.SelectMany(context => context.Pages))
        {
            Tell($"--- The page {page.Url} said:\n{await TextOfAsync(page)}");
        }

        foreach (var server in servers)
        {
            Tell($"--- The server said last:\n{string.Join('\n', server.Log.Split('\n').TakeLast(LastLines))}");
        }
    }

    private static async Task<string> TextOfAsync(IPage page)
    {
        try
        {
            var text = await page.Locator("body").InnerTextAsync(new() { Timeout = 2_000 });
            return text[..Math.Min(text.Length, MostText)];
        }
        catch (Exception dead) when (dead is PlaywrightException or TimeoutException)
        {
            return dead.Message;
        }
    }

    private static void Tell(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);
}
