using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Prompts.Trials;

/// <summary>A profile that somebody else told, as strengths that the alignment score can be asked with.</summary>
internal static class ToldStrengths
{
    /// <summary>What the built-in engine gives a person who chooses as everybody does.</summary>
    private const double Usual = 0.15;

    /// <summary>Told motives have their strength, avoided dimensions none, and what is not spoken of is as usual.</summary>
    public static Counterfactual Of(MotivationProfile profile, Vocabulary vocabulary)
    {
        var strengths = vocabulary.Dimensions.ToDictionary(dimension => dimension.Key, _ => Usual, StringComparer.Ordinal);
        foreach (var avoided in profile.Avoids.Where(avoided => strengths.ContainsKey(avoided.Dimension)))
        {
            strengths[avoided.Dimension] = 0;
        }

        foreach (var motive in profile.Motives.Where(motive => strengths.ContainsKey(motive.Dimension)))
        {
            strengths[motive.Dimension] = motive.Strength;
        }

        return new Counterfactual { Strengths = strengths };
    }
}
