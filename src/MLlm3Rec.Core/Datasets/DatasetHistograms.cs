namespace MLlm3Rec.Datasets;

/// <summary>How a dataset is spread, beyond what its summary says. Counted, not drawn: who shows it puts values into ranges.</summary>
/// <param name="ItemChoices">By how often an item was chosen, at least once: how many items.</param>
/// <param name="Signals">By signal, in the source's own unit: how many choices. Empty where the source has none.</param>
/// <param name="Days">By day since 1 January 1970 (UTC): how many choices. Empty where the source has no times.</param>
/// <param name="Texts">How many items, and choices, come with which text.</param>
public sealed record DatasetHistograms(
    IReadOnlyList<ValueCount> ItemChoices, IReadOnlyList<ValueCount> Signals, IReadOnlyList<ValueCount> Days, IReadOnlyList<FieldCount> Texts);

/// <param name="Value">What is counted by; ascending in a list.</param>
/// <param name="Count">How many.</param>
public sealed record ValueCount(double Value, long Count);

/// <param name="Field">As people call it, e.g. "Titles".</param>
/// <param name="Count">How many have it.</param>
/// <param name="Of">Of how many.</param>
public sealed record FieldCount(string Field, long Count, long Of);
