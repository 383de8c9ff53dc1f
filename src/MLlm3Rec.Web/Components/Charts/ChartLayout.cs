using Plotly.Blazor.LayoutLib;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>What all drawings share: quiet axes with titles, our type, no decoration, nothing that moves by itself.</summary>
internal static class ChartLayout
{
    /// <summary>Room for ticks and the title of the axis below the rows, in pixels; as in the frame's style sheet.</summary>
    public const int Foot = 52;

    private const string Clear = "rgba(0,0,0,0)";
    private const string Face = "Inter, system-ui, sans-serif";

    public static Plotly.Blazor.Layout Of(ChartLook look, XAxis across, YAxis upwards, Margin? margin = null) => new()
    {
        PaperBgColor = Clear,
        PlotBgColor = Clear,
        Font = new Font { Family = Face, Size = 12, Color = look.Colours.Ink },
        Margin = margin ?? new Margin { L = look.IsNarrow ? 48 : 64, R = 16, T = 12, B = Foot },
        AutoSize = true,
        ShowLegend = false,
        BarGap = 0.12m,
        DragMode = look.IsTouched ? DragModeEnum.False : DragModeEnum.Zoom,
        HoverMode = HoverModeEnum.Closest,
        HoverLabel = new HoverLabel
        {
            BgColor = look.Colours.Surface,
            BorderColor = look.Edge,
            Font = new() { Family = Face, Size = 12, Color = look.Colours.Ink },
            Align = Plotly.Blazor.LayoutLib.HoverLabelLib.AlignEnum.Left,
        },
        XAxis = [across],
        YAxis = [upwards],
    };

    public static XAxis Across(ChartLook look, string title) => new()
    {
        Title = new() { Text = title, Standoff = 8 },
        Color = look.Colours.Soft,
        GridColor = look.Colours.Line,
        ZeroLineColor = look.Edge,
        Ticks = Plotly.Blazor.LayoutLib.XAxisLib.TicksEnum.Outside,
        TickLen = 4,
        TickColor = look.Edge,
    };

    public static YAxis Upwards(ChartLook look, string title) => new()
    {
        Title = new() { Text = title, Standoff = 8 },
        AutoMargin = Plotly.Blazor.LayoutLib.YAxisLib.AutoMarginFlag.True,
        Color = look.Colours.Soft,
        GridColor = look.Colours.Line,
        ZeroLineColor = look.Edge,
        Ticks = Plotly.Blazor.LayoutLib.YAxisLib.TicksEnum.Outside,
        TickLen = 4,
        TickColor = look.Edge,
    };

    /// <summary>Lets the zero of a horizontal axis be seen behind what begins there.</summary>
    public static XAxis AcrossFromZero(ChartLook look, string title)
    {
        var axis = Across(look, title);
        axis.ZeroLine = true;
        return axis;
    }
}
