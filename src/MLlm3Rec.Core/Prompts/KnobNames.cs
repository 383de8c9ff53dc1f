using System.Globalization;

namespace MLlm3Rec.Prompts;

/// <summary>The knobs as people read and set them.</summary>
/// <param name="Name">Of the property of <see cref="PromptKnobs"/>.</param>
/// <param name="Title">As shown.</param>
/// <param name="Meaning">What turning it does.</param>
/// <param name="Value">Reads it.</param>
/// <param name="Set">Sets it from what was typed; null where that is no number.</param>
public sealed record KnobNames(
    string Name, string Title, string Meaning, Func<PromptKnobs, string> Value, Func<PromptKnobs, string, PromptKnobs?> Set)
{
    public static IReadOnlyList<KnobNames> All { get; } =
    [
        Whole(
            nameof(PromptKnobs.MostMotives),
            "Number of motives",
            "At most so many motives per person, from 1 to 12.",
            knobs => knobs.MostMotives,
            (knobs, value) => knobs with { MostMotives = value }),
        Real(
            nameof(PromptKnobs.RecentWeight),
            "Weight of recent choices",
            "0 counts all choices alike, 1 counts the latest double; up to 10.",
            knobs => knobs.RecentWeight,
            (knobs, value) => knobs with { RecentWeight = value }),
        Whole(
            nameof(PromptKnobs.EvidenceNeeded),
            "Evidence needed",
            "So many choices must speak for a motive, from 1 to 20; short histories need one.",
            knobs => knobs.EvidenceNeeded,
            (knobs, value) => knobs with { EvidenceNeeded = value }),
        Real(
            nameof(PromptKnobs.MinimumStrength),
            "Minimum strength",
            "Weaker motives are left out, from 0 to 1.",
            knobs => knobs.MinimumStrength,
            (knobs, value) => knobs with { MinimumStrength = value }),
        Real(
            nameof(PromptKnobs.Caution),
            "Caution with short histories",
            "0 trusts two choices fully, 20 needs a long history; up to 100.",
            knobs => knobs.Caution,
            (knobs, value) => knobs with { Caution = value }),
        Real(
            nameof(PromptKnobs.OwnWords),
            "Weight of a person's own words",
            "0 ignores reviews, 1 counts them like the shop's text; up to 5.",
            knobs => knobs.OwnWords,
            (knobs, value) => knobs with { OwnWords = value }),
        Whole(
            nameof(PromptKnobs.RelatedWords),
            "Related words",
            "So many words per dimension may be learned from the dataset, from 0 to 100. Only what is read by cue words heeds them.",
            knobs => knobs.RelatedWords,
            (knobs, value) => knobs with { RelatedWords = value }),
        Whole(
            nameof(PromptKnobs.ReasonLength),
            "Length of a reason",
            "At most so many sentences where a model explains an item, from 2 to 4. Without a model it has no effect.",
            knobs => knobs.ReasonLength,
            (knobs, value) => knobs with { ReasonLength = value }),
        new(
            nameof(PromptKnobs.Tone),
            "Tone",
            "How a model speaks, where a prompt says {{tone}}.",
            knobs => knobs.Tone.ToString(),
            (knobs, typed) => Enum.TryParse<Tone>(typed, ignoreCase: true, out var tone) ? knobs with { Tone = tone } : null),
    ];

    private static KnobNames Whole(
        string name, string title, string meaning, Func<PromptKnobs, int> get, Func<PromptKnobs, int, PromptKnobs> set) => new(
        name, title, meaning,
        knobs => get(knobs).ToString(CultureInfo.InvariantCulture),
        (knobs, typed) => int.TryParse(typed, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? set(knobs, value) : null);

    private static KnobNames Real(
        string name, string title, string meaning, Func<PromptKnobs, double> get, Func<PromptKnobs, double, PromptKnobs> set) => new(
        name, title, meaning,
        knobs => get(knobs).ToString("0.###", CultureInfo.InvariantCulture),
        (knobs, typed) =>
            double.TryParse(typed.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? set(knobs, value) : null);
}
