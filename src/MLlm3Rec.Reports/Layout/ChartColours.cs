namespace MLlm3Rec.Reports.Layout;

/// <summary>The tokens of css/app.css that a chart needs as plain values: a saved picture knows no style sheet.</summary>
public sealed record ChartColours(string Surface, string Ink, string Soft, string Line, string Accent)
{
    private static readonly ChartColours Light = new("#ffffff", "#1d1b26", "#57535f", "#e0dbd0", "#4338ca");
    private static readonly ChartColours Dark = new("#24242e", "#ececee", "#c4c4c8", "#383845", "#a5b4fc");

    public static ChartColours Of(bool isDark) => isDark ? Dark : Light;
}
