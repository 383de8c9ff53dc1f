namespace MLlm3Rec.EndToEnd.Browsing;

/// <summary>How a person looks at the app.</summary>
public sealed record BrowserView(int Width, int Height, bool Dark = false, bool ReducedMotion = false)
{
    public static BrowserView Desk { get; } = new(1440, 900);

    public static BrowserView Phone { get; } = new(390, 844);

    /// <summary>What 400 % zoom leaves of a desk screen.</summary>
    public static BrowserView Zoomed { get; } = new(320, 640);
}
