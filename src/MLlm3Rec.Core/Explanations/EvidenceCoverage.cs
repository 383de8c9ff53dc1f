namespace MLlm3Rec.Explanations;

/// <summary>What an explanation rests on.</summary>
/// <param name="Choices">How many choices were visible.</param>
/// <param name="Telling">How many of them have texts that say why.</param>
/// <param name="PersonalShare">Share of all that speaks for the item which rests on this person's choices, in [0, 1]; the rest would be said to anybody. Null where the ranker has no parts.</param>
public sealed record EvidenceCoverage(int Choices, int Telling, double? PersonalShare)
{
    /// <summary>So many choices are worth half of full confidence, as in profiles.</summary>
    private const double Half = 8;

    /// <summary>In [0, 1]: personal share × n / (n + 8), n the number of choices.</summary>
    public double Confidence => (PersonalShare ?? 1) * Choices / (Choices + Half);
}
