namespace MLlm3Rec.Prompts.Trials;

/// <summary>What must hold before a draft may go live, as its owner set it.</summary>
public sealed record PublishGates
{
    /// <summary>No metric may be worse by more than its interval.</summary>
    public bool NoMetricWorse { get; init; } = true;

    /// <summary>No mark that the live prompt satisfies may be broken.</summary>
    public bool NoCaseBroken { get; init; } = true;

    /// <summary>Every mark must be satisfied, also those that the live prompt fails.</summary>
    public bool AllCasesHold { get; init; }

    /// <summary>A test counts only on at least so many people.</summary>
    public int FewestPeople { get; init; } = 20;

    /// <summary>Each gate that is set, passed or not. A draft without a test since its last edit passes none.</summary>
    public IReadOnlyList<GateResult> Check(TrialReport? report)
    {
        if (report is null)
        {
            return [new GateResult(false, "The draft has not been tested since its last edit.")];
        }

        List<GateResult> results =
        [
            new(report.Done >= FewestPeople, $"Tested on {report.Done:N0} people; at least {FewestPeople:N0} are asked for."),
        ];
        if (NoMetricWorse)
        {
            var worse = report.Metrics.Where(metric => metric.IsWorse).ToArray();
            results.Add(new GateResult(worse.Length == 0, worse.Length == 0
                ? "No metric is worse by more than its interval."
                : $"Worse by more than its interval: {string.Join(", ", worse.Select(Change))}."));
        }

        if (NoCaseBroken)
        {
            var broken = report.Cases.Count(result => result.IsBroken);
            results.Add(
                new GateResult(
                    broken == 0,
                    broken == 0 ? "No mark that holds today is broken." : $"{broken:N0} of the analysts' marks held and would be broken."));
        }

        if (AllCasesHold)
        {
            var open = report.Cases.Count(result => result.HoldsDraft != true);
            results.Add(new GateResult(open == 0, open == 0 ? "All marks hold." : $"{open:N0} of {report.Cases.Count:N0} marks do not hold."));
        }

        return results;
    }

    private static string Change(TrialMetric metric) => FormattableString.Invariant($"{metric.Name} ({metric.Live:0.000} → {metric.Draft:0.000})");
}

/// <param name="Passed">Whether it is open.</param>
/// <param name="Words">Why or why not.</param>
public sealed record GateResult(bool Passed, string Words);
