using MLlm3Rec.Prompts;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>A draft as it was saved last.</summary>
/// <param name="Id">Stands in addresses.</param>
/// <param name="Name">As its owner calls it.</param>
/// <param name="Set">Its content, faulty or not.</param>
/// <param name="Revision">Grows with every save.</param>
/// <param name="Writer">The browser tab that saved last.</param>
/// <param name="UpdatedAt">When.</param>
public sealed record PromptDraft(int Id, string Name, PromptSet Set, int Revision, string Writer, DateTimeOffset UpdatedAt);

/// <summary>A draft in a list.</summary>
/// <param name="Id">Stands in addresses.</param>
/// <param name="Name">As its owner calls it.</param>
/// <param name="Version">Of its content.</param>
/// <param name="Revision">Grows with every save.</param>
/// <param name="UpdatedAt">When it was saved last.</param>
/// <param name="Who">Saved it last; null where nobody knows any more.</param>
public sealed record DraftSummary(int Id, string Name, string Version, int Revision, DateTimeOffset UpdatedAt, string? Who);

/// <summary>What came of a save: <see cref="Saved"/>, <see cref="Overtaken"/>, or null where the draft is gone.</summary>
public abstract record SaveOutcome;

/// <param name="Draft">As it is now.</param>
public sealed record Saved(PromptDraft Draft) : SaveOutcome;

/// <summary>Somebody else saved since; nothing was written.</summary>
/// <param name="Theirs">What they saved.</param>
public sealed record Overtaken(PromptDraft Theirs) : SaveOutcome;
