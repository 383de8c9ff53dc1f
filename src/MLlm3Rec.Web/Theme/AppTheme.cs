using MudBlazor;

namespace MLlm3Rec.Web.Theme;

/// <summary>
/// Colours, type and measures, each said once: MudBlazor's own provider writes them as variables into the head of the page, where
/// css/app.css and every component find them before the first paint and without a circuit. The stock palette misses WCAG AA in dozens
/// of places; every pair here passes in both themes, including the Darken and Lighten values that alerts are drawn with.
/// </summary>
internal static class AppTheme
{
    private static readonly string[] TextFace = ["Inter", "system-ui", "Segoe UI", "sans-serif"];
    private static readonly string[] StoryFace = ["Newsreader", "Georgia", "Times New Roman", "serif"];

    /// <summary>What a page begins with.</summary>
    public static MudTheme Light { get; } = In(":root");

    /// <summary>What applies once the browser has said that it is dark.</summary>
    public static MudTheme Dark { get; } = In(":root[data-theme=dark]");

    public static Palette Palette(bool isDark) => isDark ? Dark.PaletteDark : Light.PaletteLight;

    private static MudTheme In(string scope) => new()
    {
        PseudoCss = new PseudoCss { Scope = scope },
        PaletteLight = LightPalette(),
        PaletteDark = DarkPalette(),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px", AppbarHeight = "60px", DrawerWidthLeft = "220px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = TextFace, FontSize = ".9375rem", LineHeight = "1.6", LetterSpacing = "normal" },
            H1 = new H1Typography
            {
                FontFamily = StoryFace,
                FontSize = "clamp(1.875rem, 1.4rem + 1.8vw, 2.625rem)",
                FontWeight = "500",
                LineHeight = "1.12",
                LetterSpacing = "-.012em",
            },
            H2 = new H2Typography
            {
                FontFamily = StoryFace,
                FontSize = "clamp(1.375rem, 1.2rem + .6vw, 1.625rem)",
                FontWeight = "500",
                LineHeight = "1.25",
                LetterSpacing = "-.012em",
            },
            H3 = new H3Typography { FontFamily = TextFace, FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = StoryFace, FontSize = "1.375rem", FontWeight = "500", LetterSpacing = "-.01em" },
            Body1 = new Body1Typography { FontFamily = TextFace, FontSize = ".9375rem", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = TextFace, FontSize = ".875rem", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = TextFace, FontSize = ".8125rem", LetterSpacing = "normal" },
            Button = new ButtonTypography
            {
                FontFamily = TextFace,
                FontSize = ".9rem",
                FontWeight = "600",
                LetterSpacing = "normal",
                TextTransform = "none",
            },
        },
    };

    private static PaletteLight LightPalette() => new()
    {
        Background = "#F7F5F0",
        BackgroundGray = "#EFECE4",
        Surface = "#FFFFFF",
        AppbarBackground = "#F7F5F0",
        AppbarText = "#1D1B26",
        DrawerBackground = "#F7F5F0",
        DrawerText = "#1D1B26",
        TextPrimary = "#1D1B26",
        TextSecondary = "#57535F",
        ActionDefault = "#57535F",
        DrawerIcon = "#57535F",
        GrayDarker = "#1D1B26",
        DarkContrastText = "#F7F5F0",
        Primary = "#4338CA",
        Secondary = "#9D174D",
        Tertiary = "#0F5F57",
        Info = "#1D4ED8",
        Success = "#166534",
        Warning = "#92400E",
        Error = "#B91C1C",
        InfoDarken = "#1E40AF",
        SuccessDarken = "#14532D",
        WarningDarken = "#78350F",
        ErrorDarken = "#991B1B",
        LinesDefault = "#E0DBD0",
        LinesInputs = "#8D8797",
        TableLines = "#E0DBD0",
        Divider = "#E0DBD0",
    };

    private static PaletteDark DarkPalette() => new()
    {
        Background = "#1A1A22",
        BackgroundGray = "#15151C",
        Surface = "#24242E",
        AppbarBackground = "#1A1A22",
        AppbarText = "rgba(255,255,255,0.92)",
        DrawerBackground = "#1A1A22",
        DrawerText = "rgba(255,255,255,0.92)",
        TextPrimary = "rgba(255,255,255,0.92)",
        TextSecondary = "rgba(255,255,255,0.74)",
        ActionDefault = "rgba(255,255,255,0.74)",
        DrawerIcon = "rgba(255,255,255,0.74)",
        GrayDarker = "#ECECF2",
        DarkContrastText = "#14141B",
        Primary = "#A5B4FC",
        Secondary = "#F9A8D4",
        Tertiary = "#5EEAD4",
        Info = "#93C5FD",
        Success = "#86EFAC",
        Warning = "#FCD34D",
        Error = "#FCA5A5",
        PrimaryContrastText = "#14141B",
        SecondaryContrastText = "#14141B",
        TertiaryContrastText = "#14141B",
        InfoContrastText = "#14141B",
        SuccessContrastText = "#14141B",
        WarningContrastText = "#14141B",
        ErrorContrastText = "#14141B",
        PrimaryDarken = "#C7D2FE",
        SecondaryDarken = "#FBCFE8",
        TertiaryDarken = "#99F6E4",
        InfoDarken = "#BFDBFE",
        SuccessDarken = "#BBF7D0",
        WarningDarken = "#FDE68A",
        ErrorDarken = "#FECACA",
        PrimaryLighten = "#C7D2FE",
        SecondaryLighten = "#FBCFE8",
        TertiaryLighten = "#99F6E4",
        InfoLighten = "#BFDBFE",
        SuccessLighten = "#BBF7D0",
        WarningLighten = "#FDE68A",
        ErrorLighten = "#FECACA",
        LinesDefault = "#383845",
        LinesInputs = "#8A8A9C",
        TableLines = "#383845",
        Divider = "#383845",
    };
}
