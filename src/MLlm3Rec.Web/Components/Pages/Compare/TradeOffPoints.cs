using MLlm3Rec.Experiments;
using MLlm3Rec.Reports.Comparing;
using MLlm3Rec.Web.Words;
using MLlm3Rec.Web.Components.Charts;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>Methods by two of their figures.</summary>
internal static class TradeOffPoints
{
    /// <summary>Those of which both figures were measured.</summary>
    public static IReadOnlyList<ScatterPoint> Of(IEnumerable<MethodReport> methods, string x, string y) =>
    [
        .. from method in methods
           let across = MethodFigures.Of(method, x)
           let upwards = MethodFigures.Of(method, y)
           where across is not null && upwards is not null
           select new ScatterPoint(method.Name, CompareWords.Method(method.Name), across.Value, upwards.Value)
           {
               XInterval = IntervalOf(method, x),
               YInterval = IntervalOf(method, y),
               Told = [Told(method, y, upwards.Value), Told(method, x, across.Value)],
           },
    ];

    /// <summary>Its unit stands in brackets; shares and gains have none.</summary>
    public static ScatterAxis AxisOf(string name) => name switch
    {
        "Novelty" => new("Novelty (bits)", IsLessBetter: false),
        "Popular share" => new("Popular share (less is better)", IsLessBetter: true),
        "Concentration" => new("Concentration (less is better)", IsLessBetter: true),
        "Seconds to fit" or "Seconds to ask" => new($"{name} (less is better)", IsLessBetter: true),
        _ => new(name, IsLessBetter: false),
    };

    private static (double Low, double High)? IntervalOf(MethodReport method, string name) =>
        method.Metrics.TryGetValue(name, out var mean) ? (mean.Low, mean.High) : null;

    private static string Told(MethodReport method, string name, double value) =>
        $"{name} {ChartText.Figure(value)}"
        + (IntervalOf(method, name) is var (low, high) ? $" ({ChartText.Figure(low)} to {ChartText.Figure(high)})" : null);
}
