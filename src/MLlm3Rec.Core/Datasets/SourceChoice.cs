namespace MLlm3Rec.Datasets;

/// <summary>One interaction as a file tells it, before it is numbered and put in order. Spans live as long as the row is read.</summary>
public readonly ref struct SourceChoice
{
    public SourceChoice()
    {
    }

    public required ReadOnlySpan<char> User { get; init; }

    public required ReadOnlySpan<char> Item { get; init; }

    /// <summary>Unix seconds, or <see cref="Interaction.NoTime"/>.</summary>
    public long Time { get; init; } = Interaction.NoTime;

    /// <summary>NaN where the source has none.</summary>
    public float Signal { get; init; } = float.NaN;

    /// <summary>The place in the user's history where the source states it; otherwise the time decides.</summary>
    public long? Sequence { get; init; }

    public ReadOnlySpan<char> Review { get; init; }
}
