using MLlm3Rec.Ranking;

namespace MLlm3Rec.Explanations;

/// <summary>Parts of a score inside sentences.</summary>
public static class PartWords
{
    /// <summary>"+0.42", "−0.05", always with its sign.</summary>
    public static string WithSign(double contribution) => contribution < 0 ? FormattableString.Invariant($"−{-contribution:0.00}") : FormattableString.Invariant($"+{contribution:0.00}");

    /// <summary>Whether a part rests on what was learned of texts and choices together: then two things like these were chosen together, not these two.</summary>
    internal static bool IsLearned(ScorePart part) => part.Name.StartsWith("Learned", StringComparison.Ordinal);

    public static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
