using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Lists;
using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Experiments;

/// <summary>Methods measured on the same questions. Reports of different protocols never share a table.</summary>
/// <param name="Dataset">Name of the dataset.</param>
/// <param name="Protocol">What hidden items were ranked among.</param>
/// <param name="Seed">Of the candidates, the users drawn and the intervals.</param>
/// <param name="Users">How many users were asked about.</param>
/// <param name="Methods">In the order asked for.</param>
public sealed record ComparisonReport(string Dataset, Protocol Protocol, int Seed, int Users, IReadOnlyList<MethodReport> Methods)
{
    /// <summary>How many users were not asked about because they had made their hidden choice before; null where nobody looked.</summary>
    public int? RepeatsLeftOut { get; init; }

    /// <summary>How many users were not asked about because their hidden choice is rated lower than was asked for; null where nobody
    /// looked.</summary>
    public int? LowLeftOut { get; init; }

    /// <summary>How many hidden choices that were asked about are rated so low that they speak against their item; null where nobody
    /// looked.</summary>
    public int? LowHidden { get; init; }
}

/// <param name="Name">Of the method, e.g. "mar".</param>
/// <param name="Metrics">"HR@10" → its mean and interval.</param>
/// <param name="Seconds">Time spent.</param>
/// <param name="Cost">What asking a language model took; null for methods that ask nobody.</param>
public sealed record MethodReport(string Name, IReadOnlyDictionary<string, MetricReport> Metrics, MethodSeconds Seconds, MethodCost? Cost = null)
{
    /// <summary>What its lists are like; null where candidates were drawn by lot.</summary>
    public BeyondAccuracy? Lists { get; init; }

    /// <summary>Share of users whose hidden item has the score of other candidates; null where only the middle of their places was kept.</summary>
    public double? EqualShare { get; init; }
}

/// <param name="Usage">Calls, tokens and dollars.</param>
/// <param name="Users">How many users were asked about; fewer than the report's where a budget ended.</param>
/// <param name="Rejected">Users without a usable reply; the hidden item counts as tied with all others.</param>
/// <param name="Stopped">Why not all users were asked, or null.</param>
public sealed record MethodCost(Usage Usage, int Users, int Rejected, string? Stopped);

/// <summary>A mean over users with its 95 % bootstrap interval.</summary>
public sealed record MetricReport(double Mean, double Low, double High);

public sealed record MethodSeconds(double Fit, double Score);
