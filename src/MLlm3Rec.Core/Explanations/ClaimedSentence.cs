namespace MLlm3Rec.Explanations;

/// <summary>A sentence of a model with what it says it rests on.</summary>
/// <param name="Text">As it stands.</param>
/// <param name="Part">The part of the score that it cites, by the title that the model was shown, or null.</param>
/// <param name="IsAgainst">Whether it is told as speaking against the item.</param>
public sealed record ClaimedSentence(string Text, string? Part, bool IsAgainst);
