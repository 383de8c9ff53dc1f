namespace MLlm3Rec.Prompts;

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
