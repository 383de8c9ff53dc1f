using MLlm3Rec.Datasets;

namespace MLlm3Rec.Profiles;

/// <summary>Which text of an interaction a quote comes from.</summary>
public enum TextField
{
    Title,
    Categories,
    Brand,
    Description,
    Tags,
    Review,
}

/// <summary>A literal span of one text: <c>text.Substring(Start, Quote.Length) == Quote</c>.</summary>
/// <param name="Field">Which text. Lists (categories, tags) are joined with ", " before counting.</param>
/// <param name="Start">Zero-based, in UTF-16 units.</param>
/// <param name="Quote">The literal characters.</param>
public sealed record QuotedSpan(TextField Field, int Start, string Quote);

/// <summary>A pointer to one interaction of this user and the words there that speak for the motive.</summary>
/// <param name="Position">Zero-based place in the user's history, oldest first.</param>
/// <param name="Item">The item chosen there.</param>
/// <param name="Span">The quoted words.</param>
/// <param name="Weight">In (0, 1]: this evidence's share of the motive.</param>
public sealed record Evidence(int Position, ItemId Item, QuotedSpan Span, double Weight);
