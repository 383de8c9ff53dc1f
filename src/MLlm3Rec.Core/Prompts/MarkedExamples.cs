namespace MLlm3Rec.Prompts;

/// <summary>What a person says of a motive or a trait that was read.</summary>
public enum MarkKind
{
    /// <summary>It is not there.</summary>
    Wrong,

    /// <summary>It is there.</summary>
    Right,

    /// <summary>What was read says another dimension in its place.</summary>
    Rather,
}

/// <summary>What a mark teaches: the sentences that were quoted for one dimension, and what somebody said of it.</summary>
/// <param name="Kind">What they said.</param>
/// <param name="Dimension">Key of the dimension that the sentences were quoted for.</param>
/// <param name="Rather">Key of the one that they give in its place; null where none is named.</param>
/// <param name="Sentences">As quoted.</param>
public sealed record MarkedExamples(MarkKind Kind, string Dimension, string? Rather, IReadOnlyList<string> Sentences);
