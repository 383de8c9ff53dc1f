using System.Collections.Immutable;
using MLlm3Rec.Reports.Layout;
using MLlm3Rec.Web.Theme;
using MudBlazor.Utilities;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>
/// What a drawing has to know of where it hangs. Colours are those of the style sheet as plain values: plotly.js computes with them, and a
/// saved picture knows no style sheet.
/// </summary>
/// <param name="IsDark">The theme.</param>
/// <param name="IsNarrow">Too little room for names beside bars.</param>
/// <param name="IsTouched">A finger on it scrolls the page, and so cannot draw a frame to zoom into.</param>
public sealed record ChartLook(bool IsDark, bool IsNarrow = false, bool IsTouched = false)
{
    private static readonly ImmutableArray<string> LightMotives =
    [
        "#0b6fad", "#b03a86", "#5b4bb5", "#946200", "#c2500a", "#0a7d5c", "#b3365b", "#7d3aa0", "#c0392b", "#1f7480", "#2b59c3", "#4b7a1a",
    ];

    private static readonly ImmutableArray<string> DarkMotives =
    [
        "#6cb8ea", "#ee94cf", "#aea3f5", "#e9bd5c", "#f79a62", "#5fd3ab", "#f590ad", "#d39df0", "#f59a8f", "#6ecbd6", "#92b2ff", "#a9d36f",
    ];

    /// <summary>Of the motives' hues, those that are told apart without green or red, the furthest from each other first.</summary>
    private static readonly ImmutableArray<int> SeriesHues = [2, 4, 5, 1, 0, 3, 9, 11];

    public ChartColours Colours => ChartColours.Of(IsDark);

    public string Bad => AppTheme.Palette(IsDark).Error.ToString(MudColorOutputFormats.Hex);

    /// <summary>Of edges that must be seen, such as where a score is nought.</summary>
    public string Edge => AppTheme.Palette(IsDark).LinesInputs.ToString(MudColorOutputFormats.Hex);

    /// <summary>Of a motive dimension.</summary>
    /// <param name="hue">0 to 11, as in the style sheet.</param>
    public string Motive(int hue) => (IsDark ? DarkMotives : LightMotives)[hue];

    /// <summary>Of one of several methods. Never alone: a symbol and a dash differ with it.</summary>
    /// <param name="place">Zero-based; begins again after eight.</param>
    public string Series(int place) => Motive(SeriesHues[place % SeriesHues.Length]);
}
