using Plotly.Blazor.LayoutLib;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>
/// A chart of rows: row <c>i</c> lies at the height <c>i</c>, downwards from 0, exactly beside the text of <see cref="ChartRows"/>. Where
/// there is little room the text stands above its bar; the drawing then lies lower by the same.
/// </summary>
internal static class RowLayout
{
    private const int Names = 212;
    private const int Figures = 76;
    private const double Lowered = 0.24;

    /// <summary>Thickness of a bar, in rows.</summary>
    public static decimal Thickness(ChartLook look) => look.IsNarrow ? 0.3m : 0.6m;

    public static Plotly.Blazor.Layout Of(ChartLook look, IReadOnlyList<ChartRow> rows, XAxis across, int figures = Figures)
    {
        var shift = look.IsNarrow ? Lowered : 0;
        var layout = ChartLayout.Of(
            look,
            across,
            new YAxis
            {
                Range = [rows.Count - 0.5 - shift, -0.5 - shift],
                FixedRange = true,
                ShowGrid = false,
                ZeroLine = false,
                Color = look.Colours.Ink,
                // Beside the drawing the page's own text stands; a picture that is saved shows these.
                ShowTickLabels = false,
                TickVals = [.. Enumerable.Range(0, rows.Count).Cast<object>()],
                TickText = [.. rows.Select(row => (object)TextOf(row))],
            },
            new Margin { L = look.IsNarrow ? 8 : Names, R = look.IsNarrow ? 12 : figures, T = 0, B = ChartLayout.Foot });
        layout.HoverMode = HoverModeEnum.Y;
        return layout;
    }

    private static string TextOf(ChartRow row) =>
        row.IsHead ? $"<b>{ChartText.Of(row.Name)}  {ChartText.Of(row.Figure)}</b>" : $"{ChartText.Of(row.Name)}  {ChartText.Of(row.Figure)}";
}
