using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Cli.Output;

/// <summary>What asking a model would take, and what it took, in words.</summary>
internal static class UsageText
{
    /// <summary>"About 500 calls, 400,000 tokens, 0.21 dollars, 1 min."</summary>
    public static string InWords(Estimate estimate) =>
        $"About {estimate.Calls:N0} calls ({estimate.Remembered:N0} more are remembered), {estimate.TokensIn:N0} tokens in and "
            + $"{estimate.TokensOut:N0} out, "
        + $"{estimate.Price:0.00} dollars, {Math.Max(1, Math.Ceiling(estimate.Duration.TotalSeconds)):N0} s.";

    public static string InWords(Usage usage) =>
        $"{usage.Calls:N0} calls, {usage.Remembered:N0} remembered, {usage.TokensIn:N0} tokens in and {usage.TokensOut:N0} out, "
            + $"{usage.Price:0.00##} dollars.";
}
