using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Profiles;

/// <summary>A pointer to one interaction of this user and the words there that speak for the motive.</summary>
/// <param name="Position">Zero-based place in the user's history, oldest first.</param>
/// <param name="Item">The item chosen there.</param>
/// <param name="Span">The quoted words.</param>
/// <param name="Weight">In (0, 1]: this evidence's share of the motive.</param>
public sealed record Evidence(int Position, ItemId Item, QuotedSpan Span, double Weight);
