using Plotly.Blazor;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>What plotly.js is given.</summary>
/// <param name="Traces">Bars, lines and points. What a click tells of a point is its entry in CustomData.</param>
/// <param name="Layout">Axes and margins.</param>
public sealed record ChartDrawing(IList<ITrace> Traces, Plotly.Blazor.Layout Layout);
