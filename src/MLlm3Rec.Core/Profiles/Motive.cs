namespace MLlm3Rec.Profiles;

/// <summary>Whether a motive runs through the whole history or only through its latest part.</summary>
public enum Horizon
{
    Lasting,
    Recent,
}

/// <summary>One reason of one user, with what it rests on.</summary>
/// <param name="Dimension">Key of the vocabulary's dimension.</param>
/// <param name="Strength">In [0, 1]; comparable between users of one dataset.</param>
/// <param name="Statement">One sentence for a person outside the team.</param>
/// <param name="Horizon">Lasting or recent.</param>
/// <param name="Evidence">Never empty: a motive without evidence does not exist. Strongest first.</param>
public sealed record Motive(string Dimension, double Strength, string Statement, Horizon Horizon, IReadOnlyList<Evidence> Evidence);

/// <summary>What a user turns away from, told by choices that carry a low signal.</summary>
public sealed record Avoidance(string Dimension, double Strength, string Statement, IReadOnlyList<Evidence> Evidence);
