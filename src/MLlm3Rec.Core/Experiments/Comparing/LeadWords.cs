using System.Globalization;
using MLlm3Rec.Evaluation;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>Who is ahead, as one would say it: on the page of an experiment, in its report, in its file.</summary>
public static class LeadWords
{
    /// <summary>Beyond so many, methods are counted instead of named.</summary>
    private const int Named = 3;

    /// <summary>A sentence or two that hold for a metric of some users.</summary>
    /// <param name="lead">What was found.</param>
    /// <param name="rule">Whose it is.</param>
    /// <param name="nameOf">What methods are called where this is read.</param>
    public static string Verdict(LeadVerdict lead, SliceRule rule, Func<string, string> nameOf)
    {
        var among = rule == SliceRule.All ? $"all {Users(lead)}" : $"{Users(lead)} ({rule.Name})";
        var name = nameOf(lead.Method);
        return lead switch
        {
            { Leads: [] } => $"{name} alone was measured: there is no other to be ahead of.",
            { Mean.Mean: not > 0 } => $"No method is ahead on {lead.Metric} among {among}: none finds a hidden choice.",
            { IsBest: true, Leads: [var next, ..] } =>
                $"{name} is ahead on {lead.Metric} among {among}: {Figure(next.Difference.Mean)} (95 % interval {Interval(next)}) higher than "
                + nameOf(next.Method)
                + (lead.Leads.Count == 1 ? ". " : $", the next, and higher than {Others(lead.Leads.Count - 1)}. ")
                + $"That is more than chance: {P(lead.Leads.Max(one => one.Corrected))}{(lead.Leads.Count == 1 ? "" : " at most")}{Corrected(lead)}.",
            { IsOfMany: false } =>
                $"{Users(lead)} are too few to call a method ahead on {lead.Metric}{(rule == SliceRule.All ? "" : $" ({rule.Name})")}. "
                + $"The highest mean is that of {name}, {Figure(lead.Mean.Mean)} ({Figure(lead.Mean.Low)} to {Figure(lead.Mean.High)}).",
            _ =>
                $"No method is clearly ahead on {lead.Metric} among {among}. {name} has the highest mean, but cannot be told apart from "
                + $"{Listed([.. lead.Unclear.Take(Named).Select(one => Close(one, nameOf))], More(lead))}"
                + $": 95 % {(lead.Leads.Count == 1 ? "interval" : "intervals, p" + Corrected(lead)[1..])}.{Clear(lead, nameOf)}",
        };
    }

    /// <summary>The mark of a mean; null where it is not the highest.</summary>
    public static string? Mark(MeanPlacement placement) => placement switch
    {
        MeanPlacement.Best => "best",
        MeanPlacement.Highest => "highest, not clearly",
        _ => null,
    };

    /// <summary>What the marks mean.</summary>
    public static string Marks { get; } =
        $"Best is a mean that is higher than every other by more than chance, over at least {Comparison.FewUsers} users: corrected p below .05, and "
        + "an interval of the difference that leaves out 0. Otherwise the highest is called no more than that.";

    /// <summary>"p .012", without a zero that says nothing.</summary>
    public static string P(double p) =>
        p < 0.001 ? "p < .001" : $"p {p.ToString("F3", CultureInfo.InvariantCulture)[1..]}".Replace("p .000", "p 1.00", StringComparison.Ordinal);

    private static string Users(LeadVerdict lead) =>
        string.Create(CultureInfo.InvariantCulture, $"{lead.Users:N0} {(lead.Users == 1 ? "user" : "users")}");

    private static string Interval(Against lead) => $"{Figure(lead.Difference.Low)} to {Figure(lead.Difference.High)}";

    private static string Corrected(LeadVerdict lead) => lead.Leads.Count == 1 ? "" : $", corrected over {lead.Leads.Count} comparisons";

    private static string Close(Against lead, Func<string, string> nameOf) =>
        $"{nameOf(lead.Method)} ({Figure(lead.Difference.Mean)} higher, {Interval(lead)}, {P(lead.Corrected)})";

    private static string Others(int count) => count == 1 ? "the other one" : $"the {count} others";

    private static int More(LeadVerdict lead) => Math.Max(0, lead.Unclear.Count() - Named);

    private static string Clear(LeadVerdict lead, Func<string, string> nameOf)
    {
        string[] behind = [.. lead.Leads.Where(one => one.IsClear).Select(one => nameOf(one.Method))];
        return behind.Length == 0 ? "" : $" It is clearly higher than {Listed(behind[..Math.Min(Named, behind.Length)], behind.Length - Named)}.";
    }

    private static string Listed(string[] names, int more) => (names, more) switch
    {
        ([.. var first, var last], <= 0) => first.Length == 0 ? last : $"{string.Join(", ", first)} and {last}",
        _ => $"{string.Join(", ", names)} and {more} more",
    };

    private static string Figure(double value) => value.ToString("0.0000;−0.0000", CultureInfo.InvariantCulture);
}
