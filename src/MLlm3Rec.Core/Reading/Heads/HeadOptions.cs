namespace MLlm3Rec.Reading.Heads;

/// <summary>How heads are taught. Defaults come from five-fold cross-validation on labelled texts of shops and films.</summary>
public sealed record HeadOptions
{
    /// <summary>How much a clause's vector counts: what its places are multiplied by, while the penalty on every weight stays the same.</summary>
    public float Vector { get; init; } = 3;

    /// <summary>The same of the cues.</summary>
    public float Cues { get; init; } = 1;

    /// <summary>The same of words and pairs of words.</summary>
    public float Words { get; init; } = 3;

    /// <summary>A word or a pair is looked at if so many texts have it.</summary>
    public int WordTexts { get; init; } = 3;

    /// <summary>What the whole text's own head counts beside the most telling clause's, in [0, 1].</summary>
    public float WholeText { get; init; } = 0.3f;

    /// <summary>Steps of the descent at most.</summary>
    public int Steps { get; init; } = 60;
}
