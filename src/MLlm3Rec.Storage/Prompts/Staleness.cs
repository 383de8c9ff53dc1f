using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Generations;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>What of a dataset was made with another prompt than the live one, or by an engine that read otherwise than today's.</summary>
/// <param name="Traits">Traits and their vectors.</param>
/// <param name="Profiles">Motives.</param>
/// <param name="Models">Weights of the ranking.</param>
public sealed record Staleness(bool Traits, bool Profiles, bool Models)
{
    /// <summary>An earlier version of the engine made some of it: then the prompt need not be the reason.</summary>
    public bool ByEarlierEngine { get; init; }

    public bool IsAny => Traits || Profiles || Models;

    public bool Of(PipelineStage stage) => stage switch
    {
        PipelineStage.Traits => Traits,
        PipelineStage.Motives => Profiles,
        PipelineStage.Ranking => Models,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, message: null),
    };

    /// <summary>The runs that make it anew, in order.</summary>
    public IReadOnlyList<RunRequest> Steps(string dataset) => Pipeline.Steps(dataset, Of);

    /// <param name="live">The live prompt.</param>
    /// <param name="traits">The visible traits; null where there are none, and nothing missing is stale.</param>
    /// <param name="profiles">The visible profiles likewise.</param>
    /// <param name="models">The trained models likewise.</param>
    public static Staleness Of(PromptSet live, Generation? traits, Generation? profiles, Generation? models)
    {
        var staleTraits = Differs(traits, ReadingSignature.OfTraits(live));
        var profilesNow = ReadingSignature.OfProfiles(live);
        return new Staleness(
            staleTraits,
            profiles is not null && (staleTraits || Differs(profiles, profilesNow)),
            models is not null && (staleTraits || Differs(models, profilesNow)))
        {
            ByEarlierEngine = new[] { traits, profiles, models }.Any(IsByEarlier),
        };
    }

    /// <summary>What a language model told follows the prompt's dimensions only: knobs steer the built-in engine.</summary>
    private static bool Differs(Generation? made, ReadingSignature live) => made is not null && (made.Provenance.Engine == BuiltInProvenance.Engine
        ? IsByEarlier(made) || ReadingSignature.Read(made.Provenance) != live
        : made.Provenance.Vocabulary != live.Vocabulary);

    private static bool IsByEarlier(Generation? made) => made is not null && BuiltInProvenance.IsByEarlier(made.Provenance);
}
