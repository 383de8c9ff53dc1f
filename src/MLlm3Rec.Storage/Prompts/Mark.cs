using MLlm3Rec.Prompts;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>Which side of a fit somebody looked at.</summary>
public enum MarkSide
{
    /// <summary>A person's motive.</summary>
    Motive,

    /// <summary>An item's trait.</summary>
    Trait,
}

/// <param name="Side">A person's motive, or an item's trait.</param>
/// <param name="Id">Of the person or the item.</param>
/// <param name="Dimension">Key of the dimension that was read of them.</param>
public sealed record MarkSubject(MarkSide Side, string Id, string Dimension);

/// <summary>What somebody says of a motive or a trait.</summary>
/// <param name="Kind">What they say.</param>
/// <param name="Note">Why, in their words; may be empty.</param>
/// <param name="Rather">Key of the dimension in its place, for <see cref="MarkKind.Rather"/> alone.</param>
public sealed record MarkEdit(MarkKind Kind, string Note, string? Rather = null);

/// <param name="Subject">What is marked.</param>
/// <param name="Said">What is said of it.</param>
/// <param name="Who">Marked it.</param>
/// <param name="At">When.</param>
/// <param name="Taught">Sentences that it gave to the draft of marked sentences; empty until it taught.</param>
public sealed record Mark(MarkSubject Subject, MarkEdit Said, string Who, DateTimeOffset At, IReadOnlyList<string> Taught)
{
    /// <summary>What it teaches with such sentences.</summary>
    public MarkedExamples Examples(IReadOnlyList<string> sentences) => new(Said.Kind, Subject.Dimension, Said.Rather, sentences);
}
