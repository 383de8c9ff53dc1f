namespace MLlm3Rec.Ranking;

/// <summary>A part of a score with the choices that it rests on.</summary>
/// <param name="Part">The part.</param>
/// <param name="Shares">
/// Per position of the history the share of the part that the choice bears, in [0, 1], summing to 1; all zero where the part rests on no choice
/// of this person, as popularity does. A part's contribution times its shares is what each choice adds through that part.
/// </param>
public sealed record SharedPart(ScorePart Part, IReadOnlyList<float> Shares);
