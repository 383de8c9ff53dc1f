using System.Globalization;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Web.Components.Charts;
using MLlm3Rec.Web.Words;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>From who is ahead to the rows of a forest plot: by how much each other method is behind, with its interval. The head of a page has room
/// for the closest ones.</summary>
internal static class LeadPoints
{
    /// <summary>Beyond so many others the first screen would not hold what follows.</summary>
    public const int Most = 7;

    /// <returns>The highest at nought, then the others, the closest first; empty where nothing is ahead of anything.</returns>
    public static IReadOnlyList<ForestPoint> Of(LeadVerdict lead) =>
        lead.Leads.Count == 0 || lead.Mean.Mean is not > 0 ? [] : [Highest(lead), .. lead.Leads.Take(Most).Select(other => Behind(lead, other))];

    /// <summary>How the drawing is read.</summary>
    public static string Note(LeadVerdict lead)
    {
        var symbols = lead.IsOfMany
            ? "Filled circles are behind by more than chance; empty ones cannot be told apart from it."
            : "Of so few users no difference is called more than chance.";
        var left = lead.Leads.Count - Most;
        return left <= 0 ? symbols : $"{symbols} The closest {Most} are drawn; {left} more {(left == 1 ? "is" : "are")} in the table.";
    }

    public static string Interval(Against lead) => $"{Figure(lead.Difference.Low)} to {Figure(lead.Difference.High)}";

    public static string Figure(double value) => value.ToString("0.0000;−0.0000", CultureInfo.InvariantCulture);

    private static ForestPoint Highest(LeadVerdict lead)
    {
        var name = CompareWords.Method(lead.Method);
        var mean = $"{CompareWords.Mean(lead.Mean.Mean)} ({CompareWords.Interval(lead.Mean)})";
        return new ForestPoint(
            new ChartRow(name, CompareWords.Mean(lead.Mean.Mean))
            {
                Key = lead.Method,
                Spoken = $"{name}: the highest {lead.Metric}, {mean}. Hold the others against it.",
            },
            0,
            0,
            0,
            ForestVerdict.Reference)
        {
            Told = [$"{lead.Metric} {mean}", "the highest mean"],
        };
    }

    private static ForestPoint Behind(LeadVerdict lead, Against other)
    {
        var name = CompareWords.Method(other.Method);
        var behind = $"{Figure(other.Difference.Mean)} lower ({Interval(other)})";
        var p = CompareWords.P(other.Corrected);
        var isClear = lead.IsOfMany && other.IsClear;
        return new ForestPoint(
            new ChartRow(name, isClear ? $"{Figure(other.Difference.Mean)} lower, {p}" : $"not clear, {p}")
            {
                Key = other.Method,
                Spoken = $"{name}: {lead.Metric} {behind}, {p}{(isClear ? "" : ", not clearly")}. Hold the others against it.",
            },
            other.Difference.Mean,
            other.Difference.Low,
            other.Difference.High,
            isClear ? ForestVerdict.Clear : ForestVerdict.Unclear)
        {
            Told = [behind, $"{p}, corrected over {lead.Leads.Count}"],
        };
    }
}
