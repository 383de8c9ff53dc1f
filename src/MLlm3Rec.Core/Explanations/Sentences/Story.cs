using MLlm3Rec.Ranking;

namespace MLlm3Rec.Explanations.Sentences;

/// <summary>A reason in plain language: two to four sentences for a person outside the team.</summary>
/// <param name="Sentences">In reading order.</param>
/// <param name="Teller">"rules", or the name of the model's connection.</param>
public sealed record Story(IReadOnlyList<StorySentence> Sentences, string Teller)
{
    /// <summary>Name of the teller that needs no model.</summary>
    public const string Rules = "rules";

    public bool IsByRules => Teller == Rules;

    public override string ToString() => string.Join(' ', Sentences);
}

/// <summary>One sentence, whose claims point to parts of the score.</summary>
/// <param name="Pieces">Joined without anything between them.</param>
/// <param name="Fault">Why the parts do not support it, in words; null where they do.</param>
public sealed record StorySentence(IReadOnlyList<StoryPiece> Pieces, string? Fault = null)
{
    public bool IsSupported => Fault is null;

    public override string ToString() => string.Concat(Pieces.Select(piece => piece.Text));
}

/// <param name="Text">Words.</param>
/// <param name="Part">The part that the words claim, or null for words that claim nothing.</param>
public sealed record StoryPiece(string Text, PartDefinition? Part = null);
