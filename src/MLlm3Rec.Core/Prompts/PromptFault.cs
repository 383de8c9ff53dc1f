namespace MLlm3Rec.Prompts;

/// <summary>Something that must be mended before a draft can be tested.</summary>
/// <param name="Place">Where: "profile/system", "dimension/novelty/cues", "knob/RecentWeight".</param>
/// <param name="Start">First character inside the text at that place; 0 where the fault is the whole of it.</param>
/// <param name="Length">How many characters; 0 where something is missing.</param>
/// <param name="Words">What is wrong and what to do, for a person.</param>
public sealed record PromptFault(string Place, int Start, int Length, string Words)
{
    public bool IsAt(string place) => Place == place || Place.StartsWith(place + "/", StringComparison.Ordinal);
}
