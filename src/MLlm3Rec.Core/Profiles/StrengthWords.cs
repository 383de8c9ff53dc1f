namespace MLlm3Rec.Profiles;

/// <summary>What a motive's strength is worth, in a word: wherever one is shown, and wherever a sentence says that somebody goes by it.</summary>
/// <remarks>
/// Of the motives that the built-in engine names on the sample, so many were planted there: from 0.4 on 97 to 100 of 100, from 0.25 on 81 to 93,
/// from 0.2 on 57, below 28, where chance gives 25. Reading by cues gives 97, 72 to 88, 48 and 23. Measured by <c>score data/sample encoder</c>,
/// 2026-12-01; a model's strengths are its own claim and have not been held against anything.
/// </remarks>
public static class StrengthWords
{
    /// <summary>From here on a motive is clear.</summary>
    public const double Clear = 0.4;

    /// <summary>From here on a motive is likely; what is weaker is a hint, as often wrong as right.</summary>
    public const double Likely = 0.25;

    /// <summary>"clear", "likely" or "hint".</summary>
    /// <param name="strength">In [0, 1].</param>
    public static string Of(double strength) => strength switch
    {
        >= Clear => "clear",
        >= Likely => "likely",
        _ => "hint",
    };

    /// <summary>A hint is shown with its word where motives are listed; no sentence rests on it.</summary>
    public static bool IsHint(double strength) => strength < Likely;

    /// <summary>What a strength is worth, in a sentence.</summary>
    public static string Meaning(double strength) => strength switch
    {
        >= Clear => "Clear: of motives this strong nearly all are right on the sample.",
        >= Likely => "Likely: of motives this strong about eight or nine in ten are right on the sample.",
        _ => "Hint: of motives this faint half or fewer are right on the sample.",
    };

    /// <summary>The motives that a sentence may say the person goes by, strongest first; none where nothing clear was read.</summary>
    public static IEnumerable<Motive> Told(MotivationProfile profile) => profile.Motives.Where(motive => !IsHint(motive.Strength));
}
