namespace MLlm3Rec.Labels;

/// <summary>A text and the reasons for choosing that a reader found in it: what any engine's reading is measured against, or taught by.</summary>
/// <param name="Id">Unique within its file.</param>
/// <param name="Source">Which kind of text it is, e.g. "film plot".</param>
/// <param name="Text">The text itself.</param>
/// <param name="For">Reasons that it gives, strongest first.</param>
/// <param name="Against">Reasons that it says the thing fails at.</param>
public sealed record LabelledText(long Id, string Source, string Text, IReadOnlyList<LabelText> For, IReadOnlyList<LabelText> Against)
{
    /// <summary>Dimensions that two readers of the text did not agree on, per side: they count neither way.</summary>
    public IReadOnlySet<(LabelSide Side, string Dimension)> Disputed { get; init; } = new HashSet<(LabelSide, string)>();

    /// <summary>What the text counts beside others when heads are taught.</summary>
    public float Weight { get; init; } = 1;

    public IReadOnlyList<LabelText> Of(LabelSide side) => side == LabelSide.For ? For : Against;
}

/// <summary>One reason in a labelled text.</summary>
/// <param name="Dimension">Key of the dimension.</param>
/// <param name="Span">The shortest words of the text that carry it; null where the reader marked none.</param>
public sealed record LabelText(string Dimension, string? Span);

/// <summary>Whether a text gives a reason, or says that the thing fails at it.</summary>
public enum LabelSide
{
    For,
    Against,
}
