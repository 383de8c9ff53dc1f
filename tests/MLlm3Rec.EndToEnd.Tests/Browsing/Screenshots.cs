using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Browsing;

/// <summary>Pictures for the documentation; only taken when MLLM3REC_SCREENSHOTS is set, so that a test run leaves the tree alone.</summary>
public static class Screenshots
{
    public static bool Wanted => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("MLLM3REC_SCREENSHOTS"));

    public static async Task TakeAsync(IPage page, string name, BrowserView view)
    {
        if (Wanted)
        {
            var file = $"{name}-{view.Width}-{(view.Dark ? "dark" : "light")}.png";
            await page.ScreenshotAsync(new() { Path = Path.Combine(BuildPlaces.Screenshots, file), Animations = ScreenshotAnimations.Disabled });
        }
    }
}
