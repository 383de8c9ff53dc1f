using MLlm3Rec.Experiments;

namespace MLlm3Rec.Reports.Comparing;

/// <summary>A method's figures by their names on pages and in reports.</summary>
public static class MethodFigures
{
    public static IReadOnlyList<string> Names { get; } =
        [
            "HR@5", "HR@10", "HR@20", "NDCG@5", "NDCG@10", "NDCG@20", "MRR@10", "Coverage", "Novelty", "Diversity", "Popular share", "Concentration",
            "Seconds to fit", "Seconds to ask",
        ];

    /// <summary>Null where it was not measured.</summary>
    public static double? Of(MethodReport method, string name) => name switch
    {
        "Coverage" => method.Lists?.Coverage,
        "Novelty" => method.Lists?.Novelty,
        "Diversity" => method.Lists?.Diversity,
        "Popular share" => method.Lists?.PopularShare,
        "Concentration" => method.Lists?.Concentration,
        "Seconds to fit" => method.Seconds.Fit,
        "Seconds to ask" => method.Seconds.Score,
        _ => method.Metrics.GetValueOrDefault(name)?.Mean,
    };
}
