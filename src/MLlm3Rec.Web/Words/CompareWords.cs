using System.Globalization;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Words;

/// <summary>What stands on the page of an experiment.</summary>
internal static class CompareWords
{
    public static string Method(string method) => MethodWords.Name(method);

    public static string Meaning(string method) => MethodWords.Meaning(method) is { Length: > 0 } meaning ? meaning : $"Method {method}.";

    public static string P(double p) => LeadWords.P(p);

    public static string Delta(double difference) => difference.ToString("+0.0000;−0.0000;±0.0000", CultureInfo.InvariantCulture);

    public static string Mean(double mean) => double.IsNaN(mean) ? "–" : mean.ToString("F4", CultureInfo.InvariantCulture);

    public static string Interval(MeanInterval mean) => string.Create(CultureInfo.InvariantCulture, $"{mean.Low:F3} to {mean.High:F3}");

    /// <summary>How a cell stands to the reference, in words that need no colour.</summary>
    public static string RankPosition(ComparedCell cell) => cell.Against switch
    {
        null => LeadWords.Mark(cell.Placement) ?? "baseline",
        { IsClear: false } against => $"not clearly different, {P(against.Corrected)}",
        { Difference.Mean: > 0 } against => $"better, {P(against.Corrected)}",
        var against => $"worse, {P(against.Corrected)}",
    };

    public static string Tab(CompareTab tab) => tab switch
    {
        CompareTab.All => "All users",
        CompareTab.Person => "One person",
        CompareTab.Disagree => "Disagreements",
        CompareTab.Length => "By what is known",
        _ => "Trade-offs",
    };
}
