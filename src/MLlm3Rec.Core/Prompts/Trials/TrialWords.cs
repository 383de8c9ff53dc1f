namespace MLlm3Rec.Prompts.Trials;

/// <summary>A test's outcome as one would say it.</summary>
public static class TrialWords
{
    private const int FewPeople = 30;

    public static string Verdict(TrialReport report)
    {
        if (report.Done == 0)
        {
            return report.Failed > 0 ? $"The draft gave no usable answer for any of {People(report.Failed)}." : "Nobody has been tried yet.";
        }

        if (report is { Changed: 0, Failed: 0, Better: 0, Worse: 0 })
        {
            return $"Nothing changes: motives and lists of all {People(report.Done)} stay as they are.";
        }

        var split = report is { Better: 0, Worse: 0 }
            ? $"Motives or lists change for {report.Changed:N0} of {People(report.Done)}, but nobody's hidden choice moves noticeably."
            : $"Better for {report.Better:N0} of {People(report.Done)}, worse for {report.Worse:N0}; {Chances(report)}.";
        return split
            + Planted(report)
            + Failures(report)
            + (report.Done < FewPeople ? $" With fewer than {FewPeople} people only a large effect can show." : "");
    }

    /// <summary>What a metric means, for its tooltip and the table's note.</summary>
    public static string Meaning(string metric) => metric switch
    {
        "HR@10" => "Share of people whose hidden choice is among the first ten.",
        "NDCG@10" => "The same, and higher places count more.",
        "MRR@20" => "Mean of 1 / rank of the hidden choice within the first twenty.",
        TrialMetric.Planted => "Share of the invented people's strongest motives that the profile names.",
        TrialMetric.Usable => "Share of people for whom the model gave a usable reply.",
        _ => "",
    };

    public static string InWords(TrialMetric metric) => metric switch
    {
        { IsWorse: true } => "clearly worse",
        { IsBetter: true } => "clearly better",
        { Difference: 0, Low: 0, High: 0 } => "the same",
        _ => "no clear difference",
    };

    private static string Chances(TrialReport report) => report.IsClear
        ? "the difference is larger than chance"
        : "so small a difference may be chance";

    private static string Planted(TrialReport report) => report.Metrics.FirstOrDefault(metric => metric.Name == TrialMetric.Planted) switch
    {
        { IsWorse: true } worse => $" It finds clearly fewer of the planted motives ({worse.Draft:P0} instead of {worse.Live:P0}).",
        { IsBetter: true } better => $" It finds clearly more of the planted motives ({better.Draft:P0} instead of {better.Live:P0}).",
        _ => "",
    };

    private static string Failures(TrialReport report) => report.Failed == 0 ? "" : $" No usable answer for {People(report.Failed)}.";

    private static string People(int count) => count == 1 ? "1 person" : $"{count:N0} people";
}
