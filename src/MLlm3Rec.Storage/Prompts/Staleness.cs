using MLlm3Rec.Profiles;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Generations;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>What of a dataset was made with another prompt than the live one.</summary>
/// <param name="Traits">Traits and their vectors.</param>
/// <param name="Profiles">Motives.</param>
/// <param name="Models">Weights of the ranking.</param>
public sealed record Staleness(bool Traits, bool Profiles, bool Models)
{
    public bool IsAny => Traits || Profiles || Models;

    /// <param name="live">The live prompt.</param>
    /// <param name="traits">The visible traits; null where there are none, and nothing missing is stale.</param>
    /// <param name="profiles">The visible profiles likewise.</param>
    /// <param name="models">The trained models likewise.</param>
    public static Staleness Of(PromptSet live, Generation? traits, Generation? profiles, Generation? models)
    {
        var (vocabulary, knobs) = (live.Vocabulary.Version, live.Knobs.ToProfileOptions().ToString());
        var related = RelatedWords(live);
        var staleTraits = traits is not null && (traits.Provenance.Vocabulary != vocabulary
            || (traits.Provenance.Engine == BuiltInProvenance.Engine && !traits.Provenance.Prompt.StartsWith(related, StringComparison.Ordinal)));
        return new Staleness(
            staleTraits,
            profiles is not null && (profiles.Provenance.Vocabulary != vocabulary || staleTraits
                || (profiles.Provenance.Engine == BuiltInProvenance.Engine && profiles.Provenance.Prompt != knobs)),
            models is not null && (models.Provenance.Vocabulary != vocabulary || staleTraits || !models.Provenance.Prompt.EndsWith(knobs, StringComparison.Ordinal)));
    }

    /// <summary>How traits are signed beside their vocabulary.</summary>
    public static string RelatedWords(PromptSet live) => FormattableString.Invariant($"related words {live.Knobs.RelatedWords}");
}
