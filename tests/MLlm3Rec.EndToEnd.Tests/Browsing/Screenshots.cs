using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Browsing;

/// <summary>Pictures for the documentation; only taken when MLLM3REC_SCREENSHOTS is set, so that a test run leaves the tree alone.</summary>
internal static class Screenshots
{
    private static readonly bool Wanted = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("MLLM3REC_SCREENSHOTS"));

    public static async Task TakeAsync(IPage page, string name, BrowserView view)
    {
        if (Wanted)
        {
            var theme = view.Dark ? "dark" : "light";
            await page.ScreenshotAsync(new() { Path = Path.Combine(BuildPlaces.Screenshots, $"{name}-{view.Width}-{theme}.png"), Animations = ScreenshotAnimations.Disabled });
        }
    }
}
