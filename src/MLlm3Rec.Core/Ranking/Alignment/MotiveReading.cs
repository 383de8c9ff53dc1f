using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Ranking.Alignment;

/// <summary>Whose reading of a person's motives a ranking goes by.</summary>
/// <param name="ModelProfile">The motives that a model told and that are ranked by; null where the built-in engine's are.</param>
/// <param name="Other">A model's profile that is there but is not ranked by, or null.</param>
/// <param name="Refusal">Why it is not.</param>
public sealed record MotiveReading(ModelProfileMotives? ModelProfile, MotivationProfile? Other, ModelProfileRefusal Refusal)
{
    /// <summary>Nobody but the built-in engine has read the person.</summary>
    public static MotiveReading BuiltIn { get; } = new(null, null, ModelProfileRefusal.None);

    /// <summary>
    /// A told profile is ranked by where it was told in the dimensions at hand and from nothing but visible choices: one that has seen the hidden
    /// choice would give the answer away.
    /// </summary>
    /// <param name="profile">The person's visible profile, or null.</param>
    /// <param name="vocabulary">The dimensions that traits were read in.</param>
    /// <param name="history">The visible choices.</param>
    /// <param name="isWanted">Whether told motives are to be ranked by at all.</param>
    public static MotiveReading Of(MotivationProfile? profile, Vocabulary vocabulary, ReadOnlySpan<Interaction> history, bool isWanted)
    {
        if (profile is null || profile.Provenance.Engine == BuiltInProvenance.Engine)
        {
            return BuiltIn;
        }

        var refusal = !isWanted ? ModelProfileRefusal.NotWanted
            : profile.Provenance.Vocabulary != vocabulary.Version ? ModelProfileRefusal.OtherDimensions
            : profile.HistoryLength > history.Length ? ModelProfileRefusal.SawMore
            : ModelProfileRefusal.None;
        return refusal == ModelProfileRefusal.None
            ? new MotiveReading(ModelProfileMotives.Of(profile, vocabulary, history), null, refusal)
            : new MotiveReading(null, profile, refusal);
    }

    /// <summary>The ranker as it ranks this person; rankers without motives stay as they are.</summary>
    public IRecommender Apply(IRecommender recommender) =>
        ModelProfile is not null && recommender is AlignmentRecommender alignment ? alignment.By(ModelProfile) : recommender;
}

/// <summary>Why a model's profile is not ranked by.</summary>
public enum ModelProfileRefusal
{
    None,

    /// <summary>Somebody wants the built-in engine's.</summary>
    NotWanted,

    /// <summary>It was told in other dimensions than the traits are.</summary>
    OtherDimensions,

    /// <summary>It was read from more choices than are visible.</summary>
    SawMore,
}
