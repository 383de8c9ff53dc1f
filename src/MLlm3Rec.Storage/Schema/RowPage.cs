namespace MLlm3Rec.Storage.Schema;

/// <summary>Some rows of a long table, and how many there are in all.</summary>
public sealed record RowPage<T>(IReadOnlyList<T> Rows, int Total);
