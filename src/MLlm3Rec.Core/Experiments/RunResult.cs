using MLlm3Rec.Exchanges;
using MLlm3Rec.Explanations.Faithfulness;

namespace MLlm3Rec.Experiments;

/// <summary>What a run came to, stored and shown with it.</summary>
/// <param name="Summary">One sentence.</param>
/// <param name="Counts">Named figures, in the order to show them.</param>
/// <param name="Comparison">For an evaluation: what was measured.</param>
/// <param name="Usage">Where a model was asked: what that took, all attempts together.</param>
public sealed record RunResult(string Summary, IReadOnlyList<NamedCount> Counts, ComparisonReport? Comparison = null, Usage? Usage = null)
{
    /// <summary>For a measure of faithfulness.</summary>
    public FaithfulnessReport? Faithfulness { get; init; }
}

/// <summary>E.g. "users", 22,363.</summary>
public sealed record NamedCount(string Name, long Count);
