using MLlm3Rec.Explanations;

namespace MLlm3Rec.Reports.Explaining;

internal static class ChoiceTimes
{
    /// <summary>When an earlier choice was made; null where the source does not say.</summary>
    public static DateTimeOffset? TimeAt(this Explanation explanation, int position) =>
        explanation.History[position] is { HasTime: true, Time: var time } ? DateTimeOffset.FromUnixTimeSeconds(time) : null;
}
