namespace MLlm3Rec.Prompts;

/// <summary>Everything that is wrong with a prompt, in words, before anything runs.</summary>
public static class PromptFaults
{
    public static IReadOnlyList<PromptFault> Of(PromptSet prompt, ShippedPrompts shipped) =>
        [.. shipped.Tasks.SelectMany(task => TextsOf(prompt, task)), .. DimensionFaults.Of(prompt.Dimensions), .. KnobFaults.Of(prompt.Knobs)];

    private static IEnumerable<PromptFault> TextsOf(PromptSet prompt, PromptTask task) => prompt.Find(task.Key) is { } text
        ? TextFaults.Of(text, task)
        : [new PromptFault(task.Key, 0, 0, $"The prompt for “{task.Title}” is missing.")];
}

/// <summary>Something that must be mended before a draft can be tested.</summary>
/// <param name="Place">Where: "profile/system", "dimension/novelty/cues", "knob/RecentWeight".</param>
/// <param name="Start">First character inside the text at that place; 0 where the fault is the whole of it.</param>
/// <param name="Length">How many characters; 0 where something is missing.</param>
/// <param name="Words">What is wrong and what to do, for a person.</param>
public sealed record PromptFault(string Place, int Start, int Length, string Words)
{
    public bool IsAt(string place) => Place == place || Place.StartsWith(place + "/", StringComparison.Ordinal);
}

/// <summary>Knobs outside their range.</summary>
internal static class KnobFaults
{
    public static IEnumerable<PromptFault> Of(PromptKnobs knobs)
    {
        (string Name, double Value, double Least, double Most)[] ranges =
        [
            (nameof(knobs.MostMotives), knobs.MostMotives, 1, 12),
            (nameof(knobs.RecentWeight), knobs.RecentWeight, 0, 10),
            (nameof(knobs.EvidenceNeeded), knobs.EvidenceNeeded, 1, 20),
            (nameof(knobs.MinimumStrength), knobs.MinimumStrength, 0, 1),
            (nameof(knobs.Caution), knobs.Caution, 0, 100),
            (nameof(knobs.OwnWords), knobs.OwnWords, 0, 5),
            (nameof(knobs.RelatedWords), knobs.RelatedWords, 0, 100),
            (nameof(knobs.ReasonLength), knobs.ReasonLength, 2, 4),
        ];
        return ranges.Where(range => !(range.Value >= range.Least && range.Value <= range.Most))
            .Select(range => new PromptFault($"knob/{range.Name}", 0, 0, FormattableString.Invariant($"Between {range.Least} and {range.Most}.")));
    }
}
