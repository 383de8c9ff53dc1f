using System.Globalization;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>What metrics and tests mean, in a sentence each.</summary>
public static class MetricWords
{
    public const string Interval = "In brackets the 95 % interval of the mean over users, from 1,000 resamples of users.";

    /// <param name="metric">E.g. "NDCG@10".</param>
    public static string Of(string metric)
    {
        var (name, k) = metric.Split('@') is [var first, var second] ? (first, second) : (metric, "k");
        return name switch
        {
            "HR" => $"Hit rate: the share of users whose hidden choice is among the first {k}. From 0 to 1, higher is better.",
            "NDCG" =>
                $"Normalised discounted cumulative gain: a hit among the first {k} counts 1 on top and less further down, 1 / log2(rank + 1). From "
                    + "0 to 1, higher is better.",
            "MRR" => $"Mean reciprocal rank: 1 divided by the place of the hidden choice, 0 beyond {k}. From 0 to 1, higher is better.",
            "Coverage" => "Share of the catalogue that stands in anybody's first ten.",
            "Novelty" =>
                "How little known the proposed items are: mean of −log2 of the share of people who chose them, in bits. Higher is less known.",
            "Diversity" => "How little the categories of two items of one list have in common, from 0 to 1.",
            "Popular share" => "Share of proposals that belong to the most chosen tenth of the catalogue: a high one is popularity bias.",
            "Concentration" => "Gini coefficient of how often items are proposed: 0 where all are alike, near 1 where a few take all.",
            _ => metric,
        };
    }

    /// <summary>How many hidden choices have equals, by method; null where there are none.</summary>
    /// <param name="shares">Names as shown, and shares of users.</param>
    public static string? EqualScores(IEnumerable<(string Method, double Share)> shares)
    {
        var told = string.Join(", ", shares.Where(one => one.Share > 0).Select(one => $"{one.Method} {Percent(one.Share)}"));
        return told.Length == 0
            ? null
            : $"Hidden choices whose score other candidates have too: {told} of users. Their figures are the mean over all orders of these equals.";
    }

    /// <summary>What became of hidden choices with low ratings; null where there are none.</summary>
    public static string? LowRatings(ComparisonReport report) => (report.LowLeftOut, report.LowHidden) switch
    {
        ({ } left and > 0, 0 or null) => $"{left:N0} more users are left out: their hidden choice is rated lower.",
        ({ } left and > 0, { } hidden) => $"{left:N0} more users are left out: their hidden choice is rated lower. {Hits(hidden, report.Users)}",
        (_, { } hidden and > 0) => Hits(hidden, report.Users),
        _ => null,
    };

    private static string Hits(int low, int users) =>
        $"{low:N0} of {users:N0} hidden choices have a rating from the lowest 30 % of the scale; to find one counts as a hit.";

    public static string Of(Evaluation.Significance.PairedTest test) => test switch
    {
        Evaluation.Significance.PairedTest.Wilcoxon =>
            "Wilcoxon signed-rank test, paired by user, two-sided; p values corrected by Holm over the methods compared.",
        _ => "Paired bootstrap of the mean difference, 10,000 resamples of users, two-sided; p values corrected by Holm over the methods compared.",
    };

    private static string Percent(double share) =>
        share < 0.001 ? "under 0.1 %" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");
}
