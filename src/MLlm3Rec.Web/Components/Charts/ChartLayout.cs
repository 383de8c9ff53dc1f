using MLlm3Rec.Reports.Layout;
using Plotly.Blazor.LayoutLib;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>The frame that ordinary charts share: quiet axes, our type, no decoration.</summary>
internal static class ChartLayout
{
    public static Plotly.Blazor.Layout Of(ChartColours colours, string xTitle, string yTitle) => new()
    {
        PaperBgColor = colours.Surface,
        PlotBgColor = colours.Surface,
        Font = new Font { Family = "Inter, system-ui, sans-serif", Size = 13, Color = colours.Ink },
        Margin = new Margin { L = 56, R = 12, T = 12, B = 52 },
        BarGap = 0.12m,
        Height = 300,
        AutoSize = true,
        XAxis =
            [
                new XAxis
                {
                    Title = new() { Text = xTitle },
                    Color = colours.Soft,
                    FixedRange = true,
                    Type = Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum.Category,
                },
            ],
        YAxis =
            [
                new YAxis
                {
                    Title = new() { Text = yTitle },
                    Color = colours.Soft,
                    GridColor = colours.Line,
                    ZeroLineColor = colours.Line,
                    FixedRange = true,
                },
            ],
    };
}
