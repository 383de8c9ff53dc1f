using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Prompts;

/// <summary>A real person with what there is to say of them: what variables are filled in with before any model is asked.</summary>
public sealed record PreviewSubject
{
    public required Dataset Dataset { get; init; }

    /// <summary>The choices that the person's motives are read from, oldest first.</summary>
    public required ReadOnlyMemory<Interaction> History { get; init; }

    public required MotivationProfile Profile { get; init; }

    /// <summary>Candidates for the person, best first; not empty.</summary>
    public required IReadOnlyList<TraitProfile> Candidates { get; init; }

    /// <summary>What the first candidate's score is made of, largest first.</summary>
    public required IReadOnlyList<ScorePart> Parts { get; init; }

    public required Vocabulary Vocabulary { get; init; }

    public required PromptKnobs Knobs { get; init; }
}

/// <summary>The value of every variable of every task, by name, as a model would be given it.</summary>
public delegate IReadOnlyDictionary<string, string> VariableValues(PreviewSubject subject);
