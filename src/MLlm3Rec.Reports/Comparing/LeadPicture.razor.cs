using System.Globalization;
using Microsoft.AspNetCore.Components;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Reports.Words;

namespace MLlm3Rec.Reports.Comparing;

public sealed partial class LeadPicture
{
    private const int Width = 900;
    private const int RowHeight = 28;
    private const int Left = 300;
    private const int Right = 700;
    private const int FewestTicks = 4;

    private static readonly int[] RoundSteps = [5, 2, 1];

    private IReadOnlyList<Row> rows = [];
    private IReadOnlyList<double> ticks = [];
    private double least;
    private double most;
    private int end;
    private int height;

    /// <summary>With at least one other method.</summary>
    [Parameter, EditorRequired]
    public required LeadVerdict Lead { get; set; }

    private string Label => $"{MethodWords.Name(Lead.Method)} against the others, on {Lead.Metric}";

    protected override void OnParametersSet()
    {
        (least, most) = (Math.Min(0, Lead.Leads.Min(lead => lead.Difference.Low)), Lead.Leads.Max(lead => lead.Difference.High));
        rows = [.. Lead.Leads.Select((lead, place) => RowOf(lead, RowHeight * place + RowHeight / 2))];
        ticks = [.. Ticks(least, most)];
        end = RowHeight * rows.Count;
        height = end + 48;
    }

    /// <summary>Round places from the least to the most, nought among them.</summary>
    public static IEnumerable<double> Ticks(double least, double most)
    {
        var rough = (most - least) / FewestTicks;
        if (rough <= 0 || !double.IsFinite(rough))
        {
            return [0];
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = RoundSteps.First(factor => factor * power <= rough) * power;
        var first = (int)Math.Ceiling(least / step);
        return Enumerable.Range(first, (int)Math.Floor(most / step) - first + 1).Select(place => place * step);
    }

    private Row RowOf(Against lead, int y)
    {
        var isClear = Lead.IsOfMany && lead.IsClear;
        var p = LeadWords.P(lead.Corrected);
        var figure = isClear ? string.Create(CultureInfo.InvariantCulture, $"{lead.Difference.Mean:F4} lower, {p}") : $"not clear, {p}";
        return new Row(MethodWords.Name(lead.Method), figure, lead.Difference.Low, lead.Difference.Mean, lead.Difference.High, isClear, y);
    }

    private double X(double value) => most > least ? Math.Round(Left + (Right - Left) * (value - least) / (most - least), 2) : Left;

    private static string Tick(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private sealed record Row(string Name, string Figure, double Low, double Mean, double High, bool IsClear, int Y);
}
