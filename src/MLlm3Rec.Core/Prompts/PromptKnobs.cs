using System.Globalization;
using System.Text.Json.Serialization;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Prompts;

/// <summary>What a prompt's owner turns instead of writing: the same values steer the built-in engine and stand in for variables of the
/// prompts.</summary>
public sealed record PromptKnobs
{
    public const string ToneVariable = "tone";

    /// <summary>At most so many motives per person, in [1, 12].</summary>
    public int MostMotives { get; init; } = 5;

    /// <summary>How much more the latest choice counts than the very old, in [0, 10].</summary>
    public double RecentWeight { get; init; } = 0.5;

    /// <summary>How many choices must speak for a motive, in [1, 20].</summary>
    public int EvidenceNeeded { get; init; } = 2;

    /// <summary>Weaker motives are left out, in [0, 1].</summary>
    public double MinimumStrength { get; init; } = 0.15;

    /// <summary>How many choices' worth of belief the population holds, in [0, 100]: more makes short histories say less.</summary>
    public double Caution { get; init; } = 3;

    /// <summary>How much a person's own words count beside the shop's, in [0, 5].</summary>
    public double OwnWords { get; init; } = 1.5;

    /// <summary>So many words per dimension may be learned from the dataset beside its cue words, in [0, 100]; heeded where cues are read.</summary>
    public int RelatedWords { get; init; } = 12;

    public Tone Tone { get; init; }

    /// <summary>A reason in plain language has two sentences or more, at most so many, in [2, 4].</summary>
    public int ReasonLength { get; init; } = 4;

    /// <summary>What only a language model heeds.</summary>
    [JsonIgnore]
    public static IReadOnlyList<string> OnlyForModels { get; } = [nameof(Tone), nameof(ReasonLength)];

    public ProfileOptions ToProfileOptions() => new()
    {
        Motives = MostMotives,
        RecentWeight = RecentWeight,
        EvidenceNeeded = EvidenceNeeded,
        MinimumStrength = MinimumStrength,
        Shrinkage = Caution,
        ReviewWeight = OwnWords,
    };

    public ReadingOptions ToReadingOptions() => new() { LearnedCues = RelatedWords };

    /// <summary>Values of the variables that every prompt may use.</summary>
    public IReadOnlyDictionary<string, string> Values() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ToneVariable] = ToneWords(Tone),
        ["length"] = ReasonLength switch { <= 2 => "two", 3 => "two or three", _ => "two to four" },
        ["evidence_needed"] = EvidenceNeeded.ToString(CultureInfo.InvariantCulture),
        ["minimum_strength"] = MinimumStrength.ToString("0.##", CultureInfo.InvariantCulture),
        ["recent_weight"] = (1 + RecentWeight).ToString("0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>The variables of <see cref="Values"/> with their meaning.</summary>
    public static IReadOnlyList<PromptVariable> Variables { get; } =
    [
        new(ToneVariable, "How to speak, from the field Tone.", IsRequired: false),
        new("length", "How many sentences a reason has, from the field Length of a reason.", IsRequired: false),
        new("evidence_needed", "How many choices must speak for a motive.", IsRequired: false),
        new("minimum_strength", "Weaker motives are left out.", IsRequired: false),
        new("recent_weight", "How many times as much the latest choice counts as a very old one.", IsRequired: false),
    ];

    private static string ToneWords(Tone tone) => tone switch
    {
        Tone.Warm => "warmly, as to a friend",
        Tone.Brief => "as briefly as possible",
        Tone.Formal => "formally and soberly",
        _ => "plainly, in everyday words",
    };
}

/// <summary>How a model speaks. The built-in engine has one way of speaking.</summary>
public enum Tone
{
    Plain,
    Warm,
    Brief,
    Formal,
}
