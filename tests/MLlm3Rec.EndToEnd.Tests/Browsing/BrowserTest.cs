using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Browsing;

/// <summary>A test that opens tabs; they close with it.</summary>
public abstract class BrowserTest(Workbench workbench) : IAsyncDisposable
{
    private readonly List<IBrowserContext> contexts = [];

    protected Workbench Workbench { get; } = workbench;

    /// <summary>A fresh tab with cookies of its own, not yet anywhere.</summary>
    protected async Task<IPage> NewPageAsync(BrowserView? view = null, WebProcess? server = null)
    {
        var context = await Workbench.NewContextAsync(view ?? BrowserView.Desk, server ?? Workbench.Host);
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

    /// <summary>Everything that was being fetched or drawn is there.</summary>
    protected static async Task SettledAsync(IPage page)
    {
        await Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.plot')].every(plot => plot.querySelector('.main-svg') !== null)");
        await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var context in contexts)
        {
            await context.CloseAsync();
        }

        GC.SuppressFinalize(this);
    }
}
