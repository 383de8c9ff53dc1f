using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Map;

/// <summary>Opens the sample's map; the first test to come computes it.</summary>
public abstract class MapTest(AppFixture workbench) : BrowserTest(workbench), IAsyncLifetime
{
    protected override bool DrawsPoints => true;

    protected const string Address = "/map?dataset=sample&show=both&space=traits&method=umap&neighbours=15&distance=0.1&clusters=12&seed=42";

    private static readonly SemaphoreSlim Computing = new(1, 1);
    private static bool isComputed;

    public async ValueTask InitializeAsync()
    {
        await Computing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!isComputed)
            {
                var page = await OpenAsync(Address);
                await page.GetByRole(AriaRole.Button, new() { Name = "Compute" }).ClickAsync();
                await DrawnAsync(page);
                isComputed = true;
            }
        }
        finally
        {
            Computing.Release();
        }
    }

    protected async Task<IPage> OpenMapAsync(string more = "", BrowserView? view = null)
    {
        var page = await OpenAsync(Address + more, view);
        await DrawnAsync(page);
        return page;
    }

    protected static async Task DrawnAsync(IPage page) =>
        await Expect(page.Locator(".plot-frame[data-drawn]")).ToBeVisibleAsync(new() { Timeout = 60_000 });

    /// <summary>Draws with the tool in use from corner to corner of the middle of the map, in shares of its size.</summary>
    protected static async Task DrawAsync(IPage page, params (double X, double Y)[] corners)
    {
        var box = (await page.Locator(".surface").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(At(corners[0]).X, At(corners[0]).Y);
        await page.Mouse.DownAsync();
        foreach (var corner in corners[1..])
        {
            await page.Mouse.MoveAsync(At(corner).X, At(corner).Y, new() { Steps = 4 });
        }

        await page.Mouse.UpAsync();

        (float X, float Y) At((double X, double Y) share) => ((float)(box.X + share.X * box.Width), (float)(box.Y + share.Y * box.Height));
    }

    protected static ILocator Panel(IPage page, string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });
}
