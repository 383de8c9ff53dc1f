namespace MLlm3Rec.Reading;

/// <summary>A literal span of one text: <c>text.Substring(Start, Quote.Length) == Quote</c>.</summary>
/// <param name="Field">Which text. Lists (categories, tags) are joined with ", " before counting: <see cref="ItemTexts.Of"/>.</param>
/// <param name="Start">Zero-based, in UTF-16 units.</param>
/// <param name="Quote">The literal characters.</param>
public sealed record QuotedSpan(TextField Field, int Start, string Quote);
