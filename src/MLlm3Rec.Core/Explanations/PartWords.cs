using MLlm3Rec.Ranking;

namespace MLlm3Rec.Explanations;

/// <summary>Parts of a score inside sentences.</summary>
public static class PartWords
{
    /// <summary>"+0.42", "−0.05", always with its sign.</summary>
    public static string WithSign(double contribution) => contribution < 0 ? FormattableString.Invariant($"−{-contribution:0.00}") : FormattableString.Invariant($"+{contribution:0.00}");

    public static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>What a part measures, after "because of".</summary>
    internal static string Cause(PartChange part) => part.Kind switch
    {
        PartKind.Motive => $"the motive {Lower(part.Name)}",
        PartKind.Popularity => $"popularity (“{Lower(part.Name)}”)",
        PartKind.CoPreference => $"what other people chose (“{Lower(part.Name)}”)",
        PartKind.Sequence => $"what follows what (“{Lower(part.Name)}”)",
        _ => $"its text (“{Lower(part.Name)}”)",
    };
}
