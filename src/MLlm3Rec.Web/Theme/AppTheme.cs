using MudBlazor;

namespace MLlm3Rec.Web.Theme;

/// <summary>
/// MudBlazor's colours and type, equal to the tokens of css/app.css. The stock palette misses WCAG AA in dozens of places;
/// every pair here passes in both themes, including the Darken and Lighten values that alerts are drawn with.
/// </summary>
internal static class AppTheme
{
    private static readonly string[] TextFace = ["Inter", "system-ui", "Segoe UI", "sans-serif"];
    private static readonly string[] StoryFace = ["Newsreader", "Georgia", "serif"];

    public static MudTheme Instance { get; } = new()
    {
        PaletteLight = Light(),
        PaletteDark = Dark(),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = TextFace, FontSize = ".9375rem", LineHeight = "1.6", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = StoryFace },
            H2 = new H2Typography { FontFamily = StoryFace },
            H6 = new H6Typography { FontFamily = StoryFace, FontSize = "1.375rem", FontWeight = "500", LetterSpacing = "-.01em" },
            Body1 = new Body1Typography { FontFamily = TextFace, FontSize = ".9375rem", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = TextFace, FontSize = ".875rem", LetterSpacing = "normal" },
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

    private static PaletteLight Light() => new()
    {
        Background = "#F7F5F0",
        BackgroundGray = "#EFECE4",
        Surface = "#FFFFFF",
        AppbarBackground = "#F7F5F0",
        AppbarText = "#1D1B26",
        DrawerBackground = "#F7F5F0",
        DrawerText = "#1D1B26",
        TextPrimary = "#1D1B26",
        TextSecondary = "rgba(0,0,0,0.68)",
        ActionDefault = "rgba(0,0,0,0.68)",
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

    private static PaletteDark Dark() => new()
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
