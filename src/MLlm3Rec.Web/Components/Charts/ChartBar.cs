namespace MLlm3Rec.Web.Components.Charts;

/// <summary>One bar.</summary>
/// <param name="Label">The range as a person reads it, e.g. "5–9".</param>
/// <param name="Count">How many fall into it.</param>
public sealed record ChartBar(string Label, long Count);
