using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Ranking.Candidates;

/// <summary>A recommendation that is to be explained to the person it was made for.</summary>
/// <param name="Item">What was recommended.</param>
/// <param name="Profile">To whom.</param>
/// <param name="Traits">What the item offers.</param>
/// <param name="Parts">What its score is made of, largest first; empty where that is not known.</param>
public sealed record ReasonQuestion(Item Item, MotivationProfile Profile, TraitProfile Traits, IReadOnlyList<ScorePart> Parts);

/// <summary>A recommendation's reason for the person it was made for.</summary>
/// <param name="Text">One or two sentences.</param>
/// <param name="Motive">Key of the motive that it rests on, or null.</param>
/// <param name="Trait">Key of the item's trait that it rests on, or null.</param>
public sealed record PlainReason(string Text, string? Motive, string? Trait);
