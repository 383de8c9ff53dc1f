namespace MLlm3Rec.Prompts.Trials;

/// <summary>What an analyst marked as wrong: this person has no such motive.</summary>
/// <param name="User">Id of the person.</param>
/// <param name="Dimension">Key of the dimension.</param>
/// <param name="Note">Why, in the analyst's words.</param>
public sealed record TrialCase(string User, string Dimension, string Note);

/// <param name="Case">The mark.</param>
/// <param name="HoldsLive">The live profile names no such motive.</param>
/// <param name="HoldsDraft">Nor does the draft's; null where the draft gave no profile.</param>
public sealed record CaseResult(TrialCase Case, bool HoldsLive, bool? HoldsDraft)
{
    public bool IsBroken => HoldsLive && HoldsDraft == false;

    public bool IsMended => !HoldsLive && HoldsDraft == true;
}
