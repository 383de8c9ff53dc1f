namespace MLlm3Rec.Explanations.Sentences;

/// <summary>Parts of a score inside sentences.</summary>
public static class PartWords
{
    /// <summary>"+0.42", "−0.05", always with its sign.</summary>
    public static string WithSign(double contribution) =>
        contribution < 0 ? FormattableString.Invariant($"−{-contribution:0.00}") : FormattableString.Invariant($"+{contribution:0.00}");

    public static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
